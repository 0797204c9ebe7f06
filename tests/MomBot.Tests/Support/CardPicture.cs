using System.Text;
using System.Text.RegularExpressions;
using MomBot.Data;
using MomBot.Dispatch;
using MomBot.Interactions;

namespace MomBot.Tests.Support;

/// <summary>A card drawn as text, for approved snapshots: what is said, what can be pressed, who is pinged.</summary>
public static partial class CardPicture
{
    private static readonly TextRenderer English = new((_, _) => null);

    public static string Of(Card card)
    {
        var picture = new StringBuilder();
        foreach (var part in card.Parts)
            picture.AppendLine(Draw(part));
        string[] below =
        [
            card.Tone == Tone.Calm ? "" : $"tone: {card.Tone}",
            card.Pings.Length + card.RolePings.Length == 0 ? "" : $"pings: {Pings(card)}",
            card.Silent ? "silent" : "",
        ];
        foreach (var line in below.Where(line => line.Length > 0))
            picture.AppendLine($"({line})");
        return picture.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Several cards under headings of their own: every state of a view in one picture.</summary>
    public static string OfAll(params IEnumerable<(string Title, Card Card)> cards) =>
        string.Join('\n', cards.Select(each => $"== {each.Title} ==\n{Of(each.Card)}"));

    /// <summary>What is done because of an event, one line an effect and its card below it.</summary>
    public static string OfEffects(IEnumerable<Effect> effects) =>
        string.Join('\n', effects.Select(effect => CardOf(effect) is { } card
            ? $"{Line(effect)}\n{Indented(Of(card))}"
            : Line(effect)));

    /// <summary>An action as <c>route:part:part</c>, its carried parts readable.</summary>
    public static string Of(BotAction action)
    {
        var shape = ActionShape.Of(action.GetType());
        return string.Join(':', [shape.Route, .. shape.Carried.Select(part => Readable(part.ValueIn(action)))]);
    }

    private static string Draw(CardPart part) => part switch
    {
        CardPart.Paragraph(var words) => English.Markdown(words, "en"),
        CardPart.Kept(var words) => words.Markdown,
        CardPart.Divider => "----",
        CardPart.Buttons(var row) => string.Join(' ', row.Select(Draw)),
        CardPart.Select select => $"<{Plain(select.Placeholder)} → {Of(select.Action)}> ({select.Min} to {select.Max})"
            + string.Concat(select.Options.Select(choice => $"\n  {Draw(choice)}")),
        CardPart.ChannelSelect(var action, var placeholder, var current, var forums) =>
            $"<channels{(forums ? " and forums" : "")}: {Plain(placeholder)} → {Of(action)}>"
            + (current is { } now ? $" now {now.Value}" : ""),
        CardPart.RoleSelect(var action, var placeholder, var current) =>
            $"<roles: {Plain(placeholder)} → {Of(action)}>{(current is { } now ? $" now {now.Value}" : "")}",
        CardPart.UserSelect(var action, var placeholder, var most) =>
            $"<people: {Plain(placeholder)} → {Of(action)}> (1 to {most})",
        CardPart.Picture(var name, var drawing) => $"{{picture {name}: {drawing.Describe(Plain)}}}",
        CardPart.File(var name, var write) => $"{{file {name}, {write(Plain).Length} bytes}}",
        _ => throw new InvalidOperationException($"{part.GetType().Name} has no picture yet."),
    };

    private static string Draw(Button button) =>
        $"[{Plain(button.Label)} → {Of(button.Action)}]"
        + button.Look switch
        {
            ButtonLook.Primary => "(primary)",
            ButtonLook.Grave => "(grave)",
            ButtonLook.Quiet => "",
        }
        + (button.Disabled ? "(disabled)" : "");

    private static string Draw(Choice choice) =>
        $"{(choice.Chosen ? "(x)" : "( )")} {Plain(choice.Label)} = {choice.Value}"
        + (choice.Hint is { } hint ? $"  — {Plain(hint)}" : "");

    private static string Line(Effect effect)
    {
        var line = effect switch
        {
            Effect.Post(var channel, _, var sensitive) => $"post in {channel.Value}{(sensitive ? ", sensitive" : "")}",
            Effect.PostInForum(var forum, var title, _, var tags) =>
                $"post \"{Plain(title)}\" in the forum {forum.Value}, tags: {string.Join(", ", tags.Select(Plain))}",
            Effect.TagPost(var forum, var post, var tags) =>
                $"tag {post.Value} in {forum.Value}: {string.Join(", ", tags.Select(Plain))}",
            Effect.UpdateCard(var channel, var message, _) => $"redraw {channel.Value}/{message.Value}",
            Effect.Tell(var who, _, var thread) =>
                $"tell {who.Value}{(thread is { } there ? $" in {there.Value}" : "")}",
            Effect.OpenThread(var channel, var message, var title) =>
                $"open thread \"{Plain(title)}\" at {channel.Value}/{message.Value}",
            Effect.PostPoll(var channel, var question, var answers) =>
                $"poll in {channel.Value}: {Plain(question)} [{string.Join(" | ", answers.Select(Plain))}]",
            Effect.OpenPrivateThread(var channel, var title) =>
                $"open private thread \"{Plain(title)}\" in {channel.Value}",
            Effect.Later(var action, var due, var key) =>
                $"later {Of(action)} at {due}{(key is null ? "" : $" as {key}")}",
            Effect.Recur(var id, var action, var times, var zone, var on) =>
                $"recur {id} {Of(action)} {times} {zone}{(on ? "" : ", off")}",
            Effect.NotAnyMore(var key) => $"not any more {key}",
            _ => Ids().Replace($"{effect with { Then = null, Lane = null, Until = null }}", "$1")
                .Replace("Then = , Lane = , Until = , ", ""),
        };
        return line
            + (effect.Lane is { } lane ? $" (lane {lane})" : "")
            + (effect.Until is { } until ? $" (until {until})" : "")
            + (effect.Then is { } then ? $" → {Of(then)}" : "");
    }

    private static Card? CardOf(Effect effect) => effect switch
    {
        Effect.Post post => post.Card,
        Effect.PostInForum post => post.Card,
        Effect.UpdateCard update => update.Card,
        Effect.Tell tell => tell.Card,
        Effect.UpdateAnswer answer => answer.Card,
        _ => null,
    };

    private static string Pings(Card card) => string.Join(
        ", ", [.. card.Pings.Select(who => $"<@{who.Value}>"), .. card.RolePings.Select(role => $"<@&{role.Value}>")]);

    private static string Indented(string text) =>
        string.Join('\n', text.TrimEnd().Split('\n').Select(line => "    " + line));

    [GeneratedRegex("""\w+Id { Value = (\d+) }""")]
    private static partial Regex Ids();

    /// <summary>Words as they are read in English.</summary>
    public static string Said(Text text) => Plain(text);

    private static string Plain(Text text) => English.Plain(text, "en");

    private static string Readable(object? value) => value switch
    {
        null => "",
        _ when value.GetType().GetInterfaces().Any(face => face.Name.StartsWith("IId", StringComparison.Ordinal)) =>
            $"{value.GetType().GetProperty("Value")!.GetValue(value)}",
        _ => $"{value}",
    };
}
