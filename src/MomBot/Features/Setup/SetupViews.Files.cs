using System.Collections.Immutable;
using System.Globalization;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>Settings as a file, and what was changed when.</summary>
public static partial class SetupViews
{
    private const int ChangesShown = 20;
    private const int LongestServer = 200;

    public static Card Exported(byte[] file) => new(
        "These are the settings of this community: channels and roles by number and name, features, stages, cohorts, values and what was asked when. Nothing a member wrote is in it.",
        new CardPart.File("mombot-settings.yaml", file),
        new CardPart.Buttons(new Button("Bring a file", new OpenImport())));

    /// <summary>What the file would change; nothing is changed yet.</summary>
    public static Card Imported(SettingsImport import, SettingsFile file, long id) => new(
    [
        new CardPart.Paragraph(Join(
            "\n",
            [
                T($"## Settings from {Short(file.Server, LongestServer)}"),
                .. import.Unknown.Length > 0
                    ? [T($"I don't know these, so I change nothing: {Join(", ", import.Unknown.Select(path => T($"**{path}**")))}.")]
                    : import.Changes.Length == 0
                        ? ["Everything in it is so already."]
                        : import.Changes.Take(ChangesShown).Select(Words),
                .. import.Changes.Length > ChangesShown
                    ? [T($"-# and {import.Changes.Length - ChangesShown} more.")]
                    : ImmutableArray<Text>.Empty,
                .. import.Lost.Length > 0
                    ? [T($"Not found here by number or name: {Join(", ", import.Lost.Take(NamesShown).Select(name => T($"{Short(name)}")))}. *Apply* makes what is missing.")]
                    : ImmutableArray<Text>.Empty,
            ])),
        new CardPart.Buttons(
        [
            .. import.Unknown.Length > 0
                ? ImmutableArray<Button>.Empty
                : [new Button("Use these settings", new UseSettings(id), ButtonLook.Primary)],
            new Button("Back to the panel", new OpenSetup()),
        ]),
    ]);

    public static Card NotImported(Text why) => new(
        T($"I could not read that as settings of mine, so I change nothing. {why}"),
        new CardPart.Buttons(new Button("Bring a file", new OpenImport())));

    /// <summary>What was changed, the newest first.</summary>
    public static Card History(ImmutableArray<SettingChange> changes, Text? word) => new(
    [
        new CardPart.Paragraph(Join(
            "\n",
            [
                "## What was changed",
                .. word is null ? ImmutableArray<Text>.Empty : [word],
                .. changes.Length == 0
                    ? ["Nothing yet."]
                    : changes.Select(change => T($"{change.At:R} · {Words(change)}")),
            ])),
        .. changes.Length == 0
            ? ImmutableArray<CardPart>.Empty
            :
            [
                new CardPart.Select(
                    new UndoSetting(),
                    "Undo one of these",
                    [
                        .. changes.Select(change => new Choice(
                            change.Id.ToString(CultureInfo.InvariantCulture), Words(change))),
                    ]),
            ],
        new CardPart.Buttons(new Button("Back to the panel", new OpenSetup())),
    ]);

    private static Text Words(SettingChange change) =>
        T($"{Short(change.Path)}: {Value(change.Path, change.Before)} → {Value(change.Path, change.After)}");

    /// <summary>A channel or role by its name, everything else as it stands.</summary>
    private static Text Value(string path, string? value) => value is null
        ? "nothing"
        : SettingLines.PlaceOf(path, value) is { Name: var name } ? T($"{Short(name)}") : T($"{Short(value)}");
}
