using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Discord;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>
/// The one table of everything that can arrive. Built once from the features; a duplicate, an orphan, an unknown source
/// or an over-long id stops the start with a sentence that names it.
/// </summary>
public sealed class ActionRouter
{

    private readonly Dictionary<Type, ActionRoute> _routes = [];
    private readonly Dictionary<(CommandKind Kind, string Name), CommandDeclaration> _commands = [];
    private readonly Dictionary<string, string> _groups = [];
    private readonly Dictionary<Type, Feature> _owners = [];
    private readonly Dictionary<string, Func<InteractionContext, ImmutableArray<Choice>>> _choices = [];
    private readonly Dictionary<string, Suggest> _suggestions = [];
    private readonly Dictionary<Type, Func<DomainEvent, ImmutableArray<Effect>>> _tellers = [];
    private readonly ILookup<Type, Func<DomainEvent, CancellationToken, Task>> _hearers;

    public ActionRouter(IEnumerable<Feature> features)
    {
        Features = [.. features];
        foreach (var feature in Features)
        {
            Merge(feature.Routes, _routes, "the action {0} is declared twice");
            Merge(feature.ChoiceSources, _choices, "the source {0} is declared twice");
            Merge(feature.Suggestions, _suggestions, "the suggestions {0} are declared twice");
            Merge(feature.Tellers, _tellers, "{0} is told twice");
            Merge(feature.Groups, _groups, "the group {0} is described twice");
            foreach (var action in feature.Routes.Keys)
                _owners.Add(action, feature);
            foreach (var command in feature.Commands)
            {
                if (!_commands.TryAdd((command.Kind, command.Name), command))
                    throw Broken($"the command /{command.Name} is declared twice");
            }
        }

        _hearers = Features.SelectMany(feature => feature.Hearers).ToLookup(each => each.Event, each => each.Hear);
        Codec = new CustomIdCodec(Shapes());
        Verify();
        OnEveryCard =
        [
            .. Commands.Where(command => command.OnEveryCard)
                .Select(command => new Button(command.Name, Codec.ShapeOf(command.Action).Build(_ => null))),
        ];
    }

    public ImmutableArray<Feature> Features { get; }

    public IEnumerable<CommandDeclaration> Commands => _commands.Values;

    internal CustomIdCodec Codec { get; }

    /// <summary>What stands under every card that more than one person sees.</summary>
    internal ImmutableArray<Button> OnEveryCard { get; }

    /// <summary>What an action does; none: no feature takes it.</summary>
    public ActionRoute? RouteOf(BotAction action) => _routes.GetValueOrDefault(action.GetType());

    /// <summary>The feature that answers an action.</summary>
    public Feature? OwnerOf(Type action) => _owners.GetValueOrDefault(action);

    /// <summary>What stands before an action; none: nothing, or it works everywhere and needs no leave.</summary>
    internal IEnumerable<Guard> GuardsOf(BotAction action) =>
        OwnerOf(action.GetType()) is { Scope: CommandScope.Community }
            ? Features.Select(feature => feature.Guard).OfType<Guard>()
            : [];

    /// <summary>Whom an action is for: as its route says, and as every command that asks for it says.</summary>
    internal IEnumerable<CommandFor> AudiencesOf(Type action) => Commands
        .Where(command => command.Action == action)
        .Select(command => command.Audience)
        .Append(_routes.GetValueOrDefault(action)?.Audience ?? CommandFor.Everyone);

    /// <summary>Where a command is registered.</summary>
    internal static CommandScope ScopeOf(CommandDeclaration command) =>
        command.Kind == CommandKind.Slash && SharedCommand.Find(command.Root) is { } shared
            ? shared.Scope
            : command.Feature.Scope;

    internal string GroupDescription(string group) => _groups[group];

    internal CommandDeclaration? Command(CommandKind kind, string name) => _commands.GetValueOrDefault((kind, name));

    internal ImmutableArray<Choice> ChoicesOf(string source, InteractionContext context) => _choices[source](context);

    internal Suggest? SuggestionsOf(string source) => _suggestions.GetValueOrDefault(source);

    /// <summary>What has to be done because of an event: the teller of its own type or of its family.</summary>
    internal ImmutableArray<Effect> Tell(DomainEvent happened)
    {
        for (var type = happened.GetType(); type is not null && type != typeof(DomainEvent); type = type.BaseType)
        {
            if (_tellers.TryGetValue(type, out var tell))
                return tell(happened);
        }

        return [];
    }

    internal IEnumerable<Func<DomainEvent, CancellationToken, Task>> HearersOf(DomainEvent happened)
    {
        for (var type = happened.GetType(); type is not null && type != typeof(DomainEvent); type = type.BaseType)
        {
            foreach (var hear in _hearers[type])
                yield return hear;
        }
    }

    private IEnumerable<ActionShape> Shapes()
    {
        var shapes = _routes.Keys.Select(ActionShape.Of).ToList();
        foreach (var twice in shapes.GroupBy(shape => shape.Route).Where(group => group.Count() > 1))
            throw Broken($"{string.Join(" and ", twice.Select(shape =>
                shape.Type.Name))} share the route \"{twice.Key}\"");
        return shapes;
    }

    private void Verify()
    {
        foreach (var command in _commands.Values.Where(command => !_routes.ContainsKey(command.Action)))
            throw Broken($"/{command.Name} asks for {command.Action.Name}, which no feature answers");
        foreach (var command in _commands.Values.Where(command => command.Kind == CommandKind.Slash))
            VerifyName(command);
        foreach (var shape in Codec.Shapes)
        {
            if (CustomIdCodec.WidestOf(shape) is var length && length > DiscordLimits.CustomId)
                throw Broken($"{shape.Type.Name} can be {length} characters wide; a custom_id has at most 100");
            foreach (var part in shape.Fields)
            {
                if (part.Field is ChoiceAttribute { From: { } source } && !_choices.ContainsKey(source))
                    throw Broken($"{shape.Type.Name}.{part.Name} names the source {source}, which no feature declares");
            }

            foreach (var part in shape.Options)
            {
                if (part.Option!.From is { } source && !_suggestions.ContainsKey(source))
                    throw Broken(
                        $"{shape.Type.Name}.{part.Name} names the suggestions {source}, which no feature declares");
            }
        }
    }

    private void VerifyName(CommandDeclaration command)
    {
        var words = command.Name.Split(' ');
        if (words.Length > 3 || (words.Length > 1) != (SharedCommand.Find(command.Root) is not null))
            throw Broken($"/{command.Name} is one word, or two or three after one of "
                + string.Join(", ", SharedCommand.All.Select(shared => shared.Name)));
        if (words.Length == 3 && !_groups.ContainsKey($"{words[0]} {words[1]}"))
            throw Broken($"/{command.Name} is in a group that no feature describes");
        if (words.Length > 1 && _commands.ContainsKey((CommandKind.Slash, string.Join(' ', words[..^1]))))
            throw Broken($"/{command.Name} and what it stands in are both commands");
    }

    private static void Merge<TKey, TValue>(
        IReadOnlyDictionary<TKey, TValue> from, Dictionary<TKey, TValue> into, string complaint) where TKey : notnull
    {
        foreach (var (key, value) in from)
        {
            if (!into.TryAdd(key, value))
                throw Broken(string.Format(null, complaint, key is Type type ? type.Name : key));
        }
    }

    private static InvalidOperationException Broken(string what) => new($"The features do not fit together: {what}.");
}
