using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using NodaTime;

namespace MomBot.Interactions;

/// <summary>
/// What one feature declares: its commands, the actions it answers, the events it tells and hears, what it remembers.
/// Everything else (commands, routes, help, privacy page) is read from here.
/// </summary>
/// <param name="Name">Its key, also the prefix of its routes.</param>
/// <param name="Summary">One line for help and for the privacy page.</param>
public sealed class Feature(string name, string summary)
{
    private readonly List<CommandDeclaration> _commands = [];
    private readonly Dictionary<string, string> _groups = [];
    private readonly Dictionary<Type, ActionRoute> _routes = [];
    private readonly Dictionary<string, Func<InteractionContext, ImmutableArray<Choice>>> _choices = [];
    private readonly Dictionary<string, Suggest> _suggestions = [];
    private readonly Dictionary<Type, Func<DomainEvent, ImmutableArray<Effect>>> _tells = [];
    private readonly List<(Type Event, Func<DomainEvent, CancellationToken, Task> Hear)> _hears = [];
    private readonly List<Memory> _memories = [];

    public string Name { get; } = name;

    /// <summary>What of it is hers; none: nothing is.</summary>
    public ShowsMine? Mine { get; private set; }

    /// <summary>What of it waits for somebody who facilitates; none: nothing ever does.</summary>
    public Func<GuildId, CancellationToken, Task<Section?>>? Waits { get; init; }

    /// <summary>
    /// Asked before anything of the features a community may switch off: a card says what comes first.
    /// </summary>
    public Guard? Guard { get; private set; }

    public string Summary { get; } = summary;

    /// <summary>
    /// Where its commands are registered. What is everywhere can't be switched off in a community.
    /// </summary>
    public CommandScope Scope { get; init; }

    /// <summary>Whether its commands are found in direct messages too.</summary>
    public bool InDirectMessages { get; init; }

    /// <summary>Whether a community has it before anybody chose.</summary>
    public bool OnByDefault { get; init; } = true;

    public IReadOnlyList<CommandDeclaration> Commands => _commands;

    /// <summary>Whether a community has it.</summary>
    public bool IsOn(Community community) => Scope == CommandScope.Everywhere || community.Has(Name, OnByDefault);

    /// <summary>Groups of subcommands ("host prompts") and their descriptions.</summary>
    public IReadOnlyDictionary<string, string> Groups => _groups;

    public IReadOnlyDictionary<Type, ActionRoute> Routes => _routes;

    public IReadOnlyDictionary<string, Func<InteractionContext, ImmutableArray<Choice>>> ChoiceSources => _choices;

    public IReadOnlyDictionary<string, Suggest> Suggestions => _suggestions;

    public IReadOnlyDictionary<Type, Func<DomainEvent, ImmutableArray<Effect>>> Tellers => _tells;

    public IReadOnlyList<(Type Event, Func<DomainEvent, CancellationToken, Task> Hear)> Hearers => _hears;

    public IReadOnlyList<Memory> Memories => _memories;

    /// <summary>
    /// A slash command that asks for an action. "host queue" and "host prompts preview" are subcommands of a root
    /// that features share (<see cref="SharedCommand"/>).
    /// </summary>
    public Feature Command<TAction>(string name, string description, CommandFor audience = CommandFor.Everyone)
        where TAction : BotAction => Enter<TAction>(CommandKind.Slash, name, description, audience);

    /// <summary>Describes a group of subcommands ("host prompts"); one feature does it for all.</summary>
    public Feature CommandGroup(string name, string description)
    {
        _groups.Add(name, description);
        return this;
    }

    /// <summary>An entry of the menu on a message (apps ▸ …) that asks for an action.</summary>
    /// <param name="onEveryCard">Whether it is also a button under every card that more than one person sees.</param>
    public Feature MessageMenu<TAction>(
        string name, CommandFor audience = CommandFor.Everyone, bool onEveryCard = false)
        where TAction : BotAction => Enter<TAction>(CommandKind.Message, name, "", audience, onEveryCard);

    /// <summary>An entry of the menu on a person (apps ▸ …) that asks for an action.</summary>
    public Feature UserMenu<TAction>(string name, CommandFor audience = CommandFor.Everyone)
        where TAction : BotAction => Enter<TAction>(CommandKind.User, name, "", audience);

    /// <summary>An action that answers.</summary>
    public Feature On<TAction>(
        Func<TAction, InteractionContext, CancellationToken, Task<Response>> answer,
        Reply reply = Reply.Private,
        CommandFor audience = CommandFor.Everyone)
        where TAction : BotAction =>
        Add<TAction>(new ActionRoute.Answers(
            (action, context, cancellationToken) => answer((TAction)action, context, cancellationToken), reply)
        {
            Audience = audience,
        });

    /// <summary>An action that opens a form at once.</summary>
    public Feature Opens<TAction>(
        Func<TAction, InteractionContext, Modal> open, CommandFor audience = CommandFor.Everyone)
        where TAction : BotAction =>
        Add<TAction>(new ActionRoute.OpensForm(
            (action, context, _) => Task.FromResult<Opening>(open((TAction)action, context)))
        {
            Audience = audience,
        });

    /// <summary>An action that opens a form after a look at a row, or says why not. Two seconds, no deferral.</summary>
    public Feature Opens<TAction>(
        Func<TAction, InteractionContext, CancellationToken, Task<Opening>> open,
        CommandFor audience = CommandFor.Everyone)
        where TAction : BotAction =>
        Add<TAction>(new ActionRoute.OpensForm(
            (action, context, cancellationToken) => open((TAction)action, context, cancellationToken))
        {
            Audience = audience,
        });

    /// <summary>An action only the clock may ask for.</summary>
    public Feature OnClock<TAction>(Func<TAction, DueContext, CancellationToken, Task> run) where TAction : BotAction =>
        Add<TAction>(new ActionRoute.ByClock(
            (action, due, cancellationToken) => run((TAction)action, due, cancellationToken)));

    /// <summary>An action that hears how an effect went.</summary>
    public Feature OnOutcome<TAction>(Func<TAction, EffectOutcome, CancellationToken, Task> hear)
        where TAction : BotAction =>
        Add<TAction>(new ActionRoute.ByOutcome(
            (action, outcome, cancellationToken) => hear((TAction)action, outcome, cancellationToken)));

    /// <summary>Options that a form's part names with <c>From</c>.</summary>
    public Feature Choices(string source, Func<InteractionContext, ImmutableArray<Choice>> options)
    {
        _choices.Add(source, options);
        return this;
    }

    /// <summary>Suggestions while an option of a command is typed; at most 25 are shown.</summary>
    public Feature Suggests(string source, Suggest suggest)
    {
        _suggestions.Add(source, suggest);
        return this;
    }

    /// <summary>Who is told of an event, and what has to be done because of it.</summary>
    public Feature Tells<TEvent>(Func<TEvent, ImmutableArray<Effect>> tell) where TEvent : DomainEvent
    {
        _tells.Add(typeof(TEvent), happened => tell((TEvent)happened));
        return this;
    }

    /// <summary>Listens to another feature's events. Must bear hearing the same one twice.</summary>
    public Feature Hears<TEvent>(Func<TEvent, CancellationToken, Task> hear) where TEvent : DomainEvent
    {
        _hears.Add((typeof(TEvent), (happened, cancellationToken) => hear((TEvent)happened, cancellationToken)));
        return this;
    }

    /// <summary>What of it is hers, for the one panel from which she reaches everything.</summary>
    public Feature ShowsInVillage(ShowsMine mine)
    {
        Mine = mine;
        return this;
    }

    /// <summary>Stands before all that can be switched off, in the order of features. Never before support.</summary>
    public Feature Guards(Guard guard)
    {
        Guard = guard;
        return this;
    }

    /// <summary>
    /// What it keeps about a person, in a sentence a tired person can read; how to take it and erase it.
    /// </summary>
    public Feature Remembers(string what, Export export, Forget forget)
    {
        _memories.Add(new Memory(Name, what, export, forget));
        return this;
    }

    private Feature Enter<TAction>(
        CommandKind kind, string name, string description, CommandFor audience, bool onEveryCard = false)
    {
        _commands.Add(new CommandDeclaration(kind, name, description, typeof(TAction), audience, this)
        {
            OnEveryCard = onEveryCard,
        });
        return this;
    }

    private Feature Add<TAction>(ActionRoute route) where TAction : BotAction
    {
        _routes.Add(typeof(TAction), route);
        return this;
    }
}

/// <summary>What of a feature is hers now; none: there is nothing to show.</summary>
public delegate Task<Section?> ShowsMine(InteractionContext context, CancellationToken cancellationToken);

/// <summary>A few lines of the member's panel, and what can be pressed there (at most five).</summary>
public sealed record Section(Text Words, params ImmutableArray<Button> Buttons)
{
    /// <summary>What comes at a known time; the panel puts those of all features in order.</summary>
    public ImmutableArray<Coming> Coming { get; init; } = [];
}

/// <summary>Something of hers that comes.</summary>
public sealed record Coming(Instant When, Text Words);

/// <summary>What has to come before anything else; none: nothing has.</summary>
public delegate Task<Card?> Guard(InteractionContext context, CancellationToken cancellationToken);

/// <summary>Suggestions for what has been typed so far.</summary>
public delegate Task<ImmutableArray<Choice>> Suggest(
    string typed, InteractionContext context, CancellationToken cancellationToken);

/// <summary>Everything kept about one person in one community, as lines she can read.</summary>
public delegate Task<ImmutableArray<Text>> Export(GuildId guild, MemberId member, CancellationToken cancellationToken);

/// <summary>Erases what is kept about one person in one community, and sees to what hangs on it.</summary>
public delegate Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken);

/// <summary>What one feature keeps about a person.</summary>
public sealed record Memory(string Feature, string What, Export Export, Forget Forget);
