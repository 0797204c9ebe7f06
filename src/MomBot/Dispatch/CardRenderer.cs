using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Discord;
using MomBot.Discord.Wire;
using MomBot.Interactions;
using MomBot.Pictures;
using Button = MomBot.Interactions.Button;

namespace MomBot.Dispatch;

/// <summary>
/// Draws a card as Components V2, in one language. What Discord would refuse is found here, before it is sent: a card
/// that does not fit is our mistake, named with the card's first words left out (they may be somebody's).
/// </summary>
public sealed class CardRenderer(TextRenderer texts, ActionRouter router)
{
    internal DrawnCard Draw(Card card, string language)
    {
        var files = new List<DrawnFile>();
        var parts = card.Parts.Select(part => Draw(part, language, files)).ToArray();
        var (components, words) = Measure(parts);
        Fits(components + 1, DiscordLimits.ComponentsPerMessage, "parts");
        Fits(words, DiscordLimits.TextPerMessage, "characters");
        NoneTwice(parts);
        Fits(files);
        return new DrawnCard(
            [Parts.Container(null, ColourOf(card.Tone), parts)],
            [.. card.Pings.Select(member => new Snowflake((ulong)member.Value))],
            [.. card.RolePings.Select(role => new Snowflake((ulong)role.Value))],
            card.Silent,
            files);
    }

    /// <summary>A card that more than one person sees: under it stands what stands under every one.</summary>
    internal Card ForAll(Card card) => card with { Parts = With(card.Parts, router.OnEveryCard) };

    private static ImmutableArray<CardPart> With(ImmutableArray<CardPart> parts, ImmutableArray<Button> more) =>
        more.IsEmpty ? parts
        : parts is [.., CardPart.Buttons(var row)] && row.Length + more.Length <= DiscordLimits.ButtonsPerRow
            ? parts.SetItem(parts.Length - 1, new CardPart.Buttons([.. row, .. more]))
            : parts.Add(new CardPart.Buttons([.. more]));

    private Component Draw(CardPart part, string language, List<DrawnFile> files) => part switch
    {
        CardPart.Paragraph(var words) => Parts.Text(texts.Markdown(words, language)),
        CardPart.Kept(var words) => Parts.Text(words.Markdown),
        CardPart.Divider => Parts.Separator(),
        CardPart.Buttons(var row) => Parts.Row([.. Row(row).Select(button => Draw(button, language))]),
        CardPart.Select select => Parts.Row(Draw(select, language)),
        CardPart.ChannelSelect(var action, var placeholder, var current, var forums) => Parts.Row(
            Parts.Select(ComponentType.ChannelSelect, router.Codec.Write(action)) with
            {
                Placeholder = Short(placeholder, language, DiscordLimits.SelectPlaceholder),
                ChannelTypes = forums ? [ChannelType.GuildText, ChannelType.GuildForum] : [ChannelType.GuildText],
                DefaultValues = current is { } channel ? [new(new((ulong)channel.Value), "channel")] : null,
            }),
        CardPart.RoleSelect(var action, var placeholder, var current) => Parts.Row(
            Parts.Select(ComponentType.RoleSelect, router.Codec.Write(action)) with
            {
                Placeholder = Short(placeholder, language, DiscordLimits.SelectPlaceholder),
                DefaultValues = current is { } role ? [new(new((ulong)role.Value), "role")] : null,
            }),
        CardPart.UserSelect(var action, var placeholder, var most) => Parts.Row(
            Parts.Select(ComponentType.UserSelect, router.Codec.Write(action)) with
            {
                Placeholder = Short(placeholder, language, DiscordLimits.SelectPlaceholder),
                MinValues = 1,
                MaxValues = most,
            }),
        CardPart.Picture(var name, var drawing) => Picture(name, drawing, words => texts.Plain(words, language), files),
        CardPart.File(var name, var write) => Keep(name, write(words => texts.OnPaper(words, language)), files),
        _ => throw new InvalidOperationException($"{part.GetType().Name} cannot be drawn."),
    };

    private Component Draw(Button button, string language) => Parts.Button(
        button.Look switch
        {
            ButtonLook.Primary => ButtonStyle.Primary,
            ButtonLook.Quiet => ButtonStyle.Secondary,
            ButtonLook.Grave => ButtonStyle.Danger,
        },
        Fitting(texts.Plain(button.Label, language), DiscordLimits.ButtonLabel, "characters in a label"),
        router.Codec.Write(button.Action)) with
    {
        Disabled = button.Disabled ? true : null,
    };

    private Component Draw(CardPart.Select select, string language) => Parts.Select(
        router.Codec.Write(select.Action), Options(select.Options, DiscordLimits.SelectOptions, language)) with
    {
        Placeholder = Short(select.Placeholder, language, DiscordLimits.SelectPlaceholder),
        MinValues = select.Min,
        MaxValues = Math.Min(select.Max, select.Options.Length),
    };

    internal IReadOnlyList<ComponentOption> Options(ImmutableArray<Choice> choices, int most, string language)
    {
        Fits(choices.Length, most, "options");
        if (choices.Length == 0)
            throw new InvalidOperationException("Something to choose from has no options.");
        return
        [
            .. choices.Select(choice => new ComponentOption(
                Short(choice.Label, language, DiscordLimits.OptionText),
                Fitting(choice.Value, DiscordLimits.OptionText, "characters in a value"))
            {
                Description = choice.Hint is { } hint ? Short(hint, language, DiscordLimits.OptionText) : null,
                Default = choice.Chosen ? true : null,
            }),
        ];
    }

    internal string Short(Text words, string language, int most)
    {
        var plain = texts.Plain(words, language);
        return plain.Length <= most ? plain
            : plain[..(most - (char.IsHighSurrogate(plain[most - 2]) ? 2 : 1))] + "…";
    }

    private static Component Picture(string name, Drawing drawing, Func<Text, string> say, List<DrawnFile> files)
    {
        var described = Fitting(drawing.Describe(say), DiscordLimits.AltText, "characters in a description");
        files.Add(new DrawnFile(name, drawing.Draw(say).ToPng(), "image/png", described));
        return Parts.Gallery(new GalleryItem(new MediaItem($"attachment://{name}"), described));
    }

    private static Component Keep(string name, ReadOnlyMemory<byte> bytes, List<DrawnFile> files)
    {
        files.Add(new DrawnFile(name, bytes.ToArray(), "application/octet-stream", null));
        return Parts.File(name);
    }

    private static ImmutableArray<Button> Row(ImmutableArray<Button> row)
    {
        Fits(row.Length, DiscordLimits.ButtonsPerRow, "buttons");
        return row.Length > 0 ? row : throw new InvalidOperationException("A card has a row without buttons.");
    }

    private static (int Components, int Words) Measure(IReadOnlyList<Component> parts)
    {
        var (components, words) = (0, 0);
        foreach (var part in parts)
        {
            var inner = Measure(part.Components ?? []);
            components += 1 + inner.Components;
            words += (part.Content?.Length ?? 0) + inner.Words;
        }

        return (components, words);
    }

    private static void Fits(List<DrawnFile> files)
    {
        const string Fix = "draw it smaller, or hang the rest on a second card";
        Fits(files.Count, DiscordLimits.Attachments, "files", Fix);
        foreach (var file in files)
            Fits(file.Bytes.Length, DiscordLimits.AttachmentBytes, $"bytes in {file.Name}", Fix);
        Fits(files.Sum(file => file.Bytes.Length), DiscordLimits.FileBytes, "bytes in all its files", Fix);
    }

    /// <summary>Discord refuses a message in which two things would ask for the same.</summary>
    private static void NoneTwice(IEnumerable<Component> parts)
    {
        var twice = parts.SelectMany(part => part.Components ?? []).Select(part => part.CustomId).OfType<string>()
            .GroupBy(id => id).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new InvalidOperationException($"A card offers {twice.Key} twice.");
    }

    private static string Fitting(string text, int most, string what)
    {
        Fits(text.Length, most, what);
        return text;
    }

    private static void Fits(int count, int most, string what, string fix = "leave something out")
    {
        if (count > most)
            throw new InvalidOperationException($"A card has {count} {what}; Discord takes {most}: {fix}.");
    }

    private static int ColourOf(Tone tone) => tone switch
    {
        Tone.Calm => 0x6B9080,
        Tone.Warm => 0xE0A37E,
        Tone.Asking => 0xB388A8,
        Tone.Settled => 0x8D99AE,
        Tone.Attention => 0xD4A03C,
    };
}
