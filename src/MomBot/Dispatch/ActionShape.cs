using System.Collections.Immutable;
using System.Reflection;
using MomBot.Discord;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>How a record of an action or a form is built: its route, and where each of its parts comes from.</summary>
internal sealed class ActionShape
{
    private readonly ConstructorInfo _constructor;

    private ActionShape(Type type, string route, ConstructorInfo constructor, ImmutableArray<ActionPart> parts)
    {
        Type = type;
        Route = route;
        _constructor = constructor;
        Parts = parts;
        Carried = [.. parts.Where(part => part.Source == PartSource.Carried)];
        Options = [.. parts.Where(part => part.Source == PartSource.Option)];
        Fields = [.. parts.Where(part => part.Source == PartSource.Field)];
        Chosen = parts.FirstOrDefault(part => part.Source == PartSource.Chosen);
    }

    public Type Type { get; }

    public string Route { get; }

    public ImmutableArray<ActionPart> Parts { get; }

    public ImmutableArray<ActionPart> Carried { get; }

    public ImmutableArray<ActionPart> Options { get; }

    public ImmutableArray<ActionPart> Fields { get; }

    public ActionPart? Chosen { get; }

    /// <summary>Reads the shape of a record; what cannot work stops the start, with the name of the record.</summary>
    public static ActionShape Of(Type type)
    {
        var route = type.GetCustomAttribute<RouteAttribute>()?.Name
            ?? throw new InvalidOperationException($"{type.Name} has no [Route].");
        var constructor = type.GetConstructors().OrderByDescending(each => each.GetParameters().Length).First();
        var parts = constructor.GetParameters().Select(parameter => ActionPart.Of(type, parameter)).ToImmutableArray();
        var shape = new ActionShape(type, route, constructor, parts);
        if (shape.Fields.Length > DiscordLimits.ModalParts)
            throw new InvalidOperationException(
                $"{type.Name} has {shape.Fields.Length} parts; a form has at most five.");
        if (shape.Fields.Length > 0 != type.IsAssignableTo(typeof(Modal)))
            throw new InvalidOperationException($"{type.Name}: a form has parts, and only a form has them.");
        return shape;
    }

    /// <summary>Builds the record; parts that did not arrive take their default.</summary>
    public BotAction Build(Func<ActionPart, object?> valueOf)
    {
        var values = new object?[Parts.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = valueOf(Parts[i]) ?? Parts[i].Default;
        return (BotAction)_constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, values, null);
    }
}

/// <summary>Where a part of an action comes from.</summary>
internal enum PartSource
{
    Carried,
    Chosen,
    Option,
    Field,
}

/// <summary>One part of an action.</summary>
internal sealed record ActionPart(
    string Name,
    string WireName,
    Type Type,
    PartSource Source,
    PartCodec? Codec,
    object? Default,
    PropertyInfo Property)
{
    public ModalPartAttribute? Field { get; init; }

    public OptionAttribute? Option { get; init; }

    public object? ValueIn(BotAction action) => Property.GetValue(action);

    internal static ActionPart Of(Type owner, ParameterInfo parameter)
    {
        var name = parameter.Name!;
        var field = parameter.GetCustomAttribute<ModalPartAttribute>();
        var option = parameter.GetCustomAttribute<OptionAttribute>();
        var source = field is not null ? PartSource.Field
            : option is not null ? PartSource.Option
            : parameter.GetCustomAttribute<ChosenAttribute>() is not null ? PartSource.Chosen
            : PartSource.Carried;
        var codec = source == PartSource.Carried ? PartCodec.For(parameter.ParameterType) : null;
        if (source == PartSource.Carried && codec is null)
        {
            throw new InvalidOperationException(
                $"{owner.Name}.{name} is a {parameter.ParameterType.Name}: custom_ids carry no text, "
                + "only ids, enums, numbers, dates and keys of config/.");
        }

        return new ActionPart(
            name, SnakeCase(
                name), parameter.ParameterType, source, codec, DefaultOf(parameter), owner.GetProperty(name)!)
        {
            Field = field,
            Option = option,
        };
    }

    private static object? DefaultOf(ParameterInfo parameter)
    {
        if (parameter.HasDefaultValue && parameter.DefaultValue is { } value)
        {
            var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            return type.IsEnum ? Enum.ToObject(type, value) : value;
        }

        return parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
            : parameter.ParameterType == typeof(string) ? "" : null;
    }

    private static string SnakeCase(string name) => string.Concat(
        name.Select((each, at) =>
            char.IsUpper(each) ? (at == 0 ? "" : "_") + char.ToLowerInvariant(each) : each.ToString()));
}
