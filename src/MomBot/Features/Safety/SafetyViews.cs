using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Safety;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Safety;

/// <summary>The lines to call, and a few words for whoever is worried. Few words, no comfort from a machine.</summary>
public static class SafetyViews
{
    private const int OptionsFit = 25;
    private const int LinesAtOnce = 3;

    private static readonly Text Signs =
        "If somebody is suddenly confused, sees or hears what nobody else does, or needs no sleep: the emergency number, now.";

    private static readonly Text NotACrisisService = "-# This bot and this group are not a crisis service.";

    /// <summary>For herself. Without a country: the word for anywhere, and the choice. Few lines at a time.</summary>
    /// <param name="local">Lines the community added, after those to call in a crisis.</param>
    public static Card Support(
        Hotlines hotlines, HotlineCountry? country, ImmutableArray<LocalLine> local, DateOnly today, bool all = false)
    {
        var shown = country ?? hotlines.Elsewhere;
        ImmutableArray<CardPart> lines =
        [
            .. Lines(shown with { Lines = [.. shown.Lines.Where(IsUrgent)] }, today),
            .. local.Select(line => new CardPart.Paragraph(Line(line))),
            .. Lines(shown with { Lines = [.. shown.Lines.Where(line => !IsUrgent(line))] }, today),
        ];
        return new(
        [
            .. all ? lines : lines.Take(LinesAtOnce),
            .. all || lines.Length <= LinesAtOnce
                ? ImmutableArray<CardPart>.Empty
                : [new CardPart.Buttons(new Button("Show more lines", new ShowMoreLines(new ConfigKey(shown.Key))))],
            new CardPart.Paragraph(Signs),
            new CardPart.Paragraph("If you can, tell someone near you."),
            Countries(hotlines, country, forAnother: false),
            new CardPart.Paragraph(NotACrisisService),
        ]);
    }

    /// <summary>For those who run the server: what /support shows first, and what wants to be looked at.</summary>
    public static Card Settings(HotlineCountry? country, LocalSupport local, DateOnly today) => new(
    [
        new CardPart.Paragraph(country is null
            ? T($"## /support here\nIt asks for a country first. `/admin support` with a country shows that one's lines at once; nobody's country is ever guessed.")
            : T($"## /support here\nIt shows the lines of {(Text)country.Name} at once, and the choice of another country below.")),
        .. local.Lines.SelectMany(line => (CardPart[])
        [
            new CardPart.Paragraph(Line(line)),
            new CardPart.Buttons(new Button("Remove this line", new RemoveLocalLine(line.Id), ButtonLook.Grave)),
        ]),
        .. Ageing(country, today),
        .. local.Lines.Length < LocalSupport.MostLines
            ? [new CardPart.Buttons(new Button("Add a line of your own", new OpenLocalLine()))]
            : ImmutableArray<CardPart>.Empty,
        new CardPart.Paragraph("-# Emergency numbers always stay. Please call a line yourself before you add it."),
    ]);

    private static IEnumerable<CardPart> Ageing(HotlineCountry? country, DateOnly today)
    {
        var old = (country?.Lines ?? []).Count(line => line.Unverified || line.AgesBy(today));
        if (old > 0)
            yield return new CardPart.Paragraph(T($"**{old} of these lines want to be looked at**: they were not confirmed, or not for five months. Whoever runs the bot finds where in hotlines.yaml."));
    }

    private static bool IsUrgent(Hotline line) => line.Kind is HotlineKind.Emergency or HotlineKind.Crisis;

    private static Text Line(LocalLine line) =>
        T($"**{line.Contact}** · {line.Name}\n-# {line.Hours} · added by those who run this server");

    /// <summary>For somebody who is worried about another.</summary>
    /// <param name="facilitators">A role to name, never to ping.</param>
    public static Card Worry(Hotlines hotlines, HotlineCountry? country, RoleId? facilitators, DateOnly today) => new(
    [
        new CardPart.Paragraph(Join(
            "\n",
            "## You are worried about someone",
            "Write to them yourself. Say what you noticed, in your own words, and that you have time.",
            "Ask openly how it is, and listen. You don't have to have an answer or to fix it.",
            "If you fear for their life, ask them so directly. Asking does no harm.",
            "Don't promise to keep it to yourself. And find someone for you to talk to as well.")),
        new CardPart.Paragraph(facilitators is { } role
            ? T($"{role} can help here; write to one of them. Nobody has been told that you opened this.")
            : T($"A facilitator or moderator of this server can help; write to one of them. Nobody has been told that you opened this.")),
        new CardPart.Divider(),
        .. Lines(country ?? hotlines.Elsewhere, today),
        new CardPart.Paragraph(Signs),
        Countries(hotlines, country, forAnother: true),
        new CardPart.Paragraph(NotACrisisService),
    ]);

    private static IEnumerable<CardPart> Lines(HotlineCountry country, DateOnly today)
    {
        foreach (var line in country.Lines.OrderBy(line => line.Kind))
        {
            if (line.Kind == HotlineKind.Emergency)
                yield return new CardPart.Paragraph(T($"## If someone is in danger now: {(Text)line.Contact}\n{(Text)line.Name}{Checked(line, today)}"));
            else
                yield return new CardPart.Paragraph(Line(line, today));
        }
    }

    private static Text Line(Hotline line, DateOnly today) => Join(
        "\n",
        [
            T($"**{(Text)line.Contact}** · {(Text)line.Name}"),
            line.Languages is not null
                ? T($"-# {(Text)line.How} · {Hours(line)} · {(Text)line.Languages}")
                : T($"-# {(Text)line.How} · {Hours(line)}"),
            .. line.Note is not null ? [T($"-# {(Text)line.Note}")] : ImmutableArray<Text>.Empty,
            .. line.NeedsChecking(today) ? ["-# Please check this number first."] : ImmutableArray<Text>.Empty,
        ]);

    private static Text Hours(Hotline line) => line.Hours == "not known" ? "hours not known" : line.Hours;

    private static Text Checked(Hotline line, DateOnly today) =>
        line.NeedsChecking(today) ? "\n-# Please check this number first." : Empty;

    private static CardPart.Select Countries(Hotlines hotlines, HotlineCountry? chosen, bool forAnother) => new(
        new ChooseCountry(forAnother),
        "Choose a country",
        [
            .. hotlines.Countries.Take(OptionsFit - 1).Append(hotlines.Elsewhere).Select(country =>
                new Choice(country.Key, country.Name, Chosen: country.Key == chosen?.Key)),
        ]);
}
