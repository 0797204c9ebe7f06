using System.Collections.Immutable;
using System.Reflection;
using MomBot.Data;
using MomBot.Discord.Wire;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Dispatch;

/// <summary>Turns what a form's part holds into the type of its parameter, and back into what starts chosen.</summary>
internal static class ModalValues
{
    private static readonly MethodInfo ToArrayMethod =
        typeof(ModalValues).GetMethod(nameof(ToArray), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Reads one part. What was never offered, or is no such thing, is a problem in words.</summary>
    public static (object? Value, Text? Problem) Read(
        ActionPart part, Component filled, Resolved? resolved, Func<ImmutableArray<Choice>> offered)
    {
        switch (part.Field)
        {
            case TextInputAttribute text:
                var words = (filled.Value?.Text ?? "").Trim();
                return words.Length == 0 && !text.Optional
                    ? (null, T($"\"{(Text)text.Label}\" is empty. A few words are enough."))
                    : words.Length > text.Max
                        ? (null, T($"\"{(Text)text.Label}\" has {words.Length} characters; {text.Max} fit."))
                        : (words, null);
            case AskedAttribute:
                return (Chosen(filled), null);
            case CheckboxAttribute:
                return (filled.Value?.IsTrue ?? false, null);
            case FileUploadAttribute upload:
                var files = Files(filled.Values ?? [], resolved);
                return files.IsEmpty && !upload.Optional ? (null, Open(upload)) : (files, null);
        }

        var chosen = Chosen(filled);
        if (chosen.IsEmpty && !part.Field!.Optional)
            return (null, Open(part.Field));
        if (part.Field is ChoiceAttribute choice)
        {
            var known = offered();
            if (chosen.Any(value => known.All(each => each.Value != value)))
                return (null, T($"One choice in \"{(Text)choice.Label}\" is no longer there. Please open the form again."));
        }

        return (Convert(part.Type, chosen), null);
    }

    /// <summary>Turns chosen values into the parameter's type: one, or an ImmutableArray of several.</summary>
    public static object? Convert(Type type, ImmutableArray<string> chosen)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            var element = type.GetGenericArguments()[0];
            return ToArrayMethod.MakeGenericMethod(element).Invoke(null, [chosen.Select(each => One(element, each))]);
        }

        return chosen.Length == 0 ? null : One(type, chosen[0]);
    }

    /// <summary>The members of an enum as options, in their order.</summary>
    public static ImmutableArray<Choice> OfEnum(Type type)
    {
        var element = type.IsGenericType ? type.GetGenericArguments()[0] : type;
        return
        [
            .. Enum.GetNames(element).Select(name =>
            {
                var label = element.GetField(name)!.GetCustomAttribute<LabelAttribute>();
                var hint = label?.Hint is null ? null : (Text)label.Hint;
                return new Choice(name, label is null ? name : label.Label, hint);
            }),
        ];
    }

    /// <summary>The values a record starts with.</summary>
    public static ImmutableHashSet<string> Prefilled(object? value) => value switch
    {
        null => [],
        string words => words.Length == 0 ? [] : [words],
        ConfigKey key => key.Value.Length == 0 ? [] : [key.Value],
        System.Collections.IEnumerable several => IsDefault(value) ? [] : [.. several.Cast<object>().Select(NameOf)],
        _ => [NameOf(value)],
    };

    /// <summary>The number of a typed id.</summary>
    public static long? IdOf(object? value) => value switch
    {
        ChannelId channel => channel.Value,
        RoleId role => role.Value,
        MemberId member => member.Value,
        _ => null,
    };

    private static Text Open(ModalPartAttribute field) => T($"\"{(Text)field.Label}\" is still open. Please choose there.");

    private static ImmutableArray<string> Chosen(Component filled) =>
        filled.Values is { } values ? [.. values] : filled.Value is { } value ? [value.Text] : [];

    private static object? One(Type type, string value)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(string))
            return value;
        if (bare.IsEnum)
            return Enum.TryParse(bare, value, out var member) && Enum.IsDefined(bare, member) ? member : null;
        if (bare == typeof(ConfigKey))
            return ConfigKey.TryParse(value);
        var id = Snowflake.TryParse(value, out var snowflake) ? (long)snowflake.Value : 0;
        return bare == typeof(ChannelId) ? new ChannelId(id)
            : bare == typeof(RoleId) ? new RoleId(id)
            : bare == typeof(MemberId) ? new MemberId(id)
            : throw new InvalidOperationException($"A form cannot hold a {bare.Name}.");
    }

    /// <summary>The files behind the ids that were handed in.</summary>
    public static ImmutableArray<HandedIn> Files(IEnumerable<string> ids, Resolved? resolved) =>
    [
        .. ids.Select(value => Snowflake.TryParse(value, out var id)
                ? resolved?.Attachments?.GetValueOrDefault(id)
                : null)
            .OfType<Attachment>()
            .Select(file => new HandedIn(
                file.Filename ?? "", file.Url ?? "", (int)(file.Size ?? 0), file.ContentType)),
    ];

    private static ImmutableArray<T> ToArray<T>(IEnumerable<object?> values) => [.. values.OfType<T>()];

    private static bool IsDefault(object value) =>
        value.GetType().GetProperty(nameof(ImmutableArray<int>.IsDefault))?.GetValue(value) is true;

    private static string NameOf(object value) => value.ToString() ?? "";
}
