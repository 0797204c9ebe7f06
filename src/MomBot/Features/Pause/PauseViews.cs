using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Pause;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Pause;

/// <summary>Few words. It is done; nothing is asked.</summary>
public static class PauseViews
{
    /// <param name="roomsToHide">Whether rooms of her stages are still in sight.</param>
    public static Card Paused(bool roomsToHide) => new(
        "Done. Nothing reaches you any more until you say so.\nWhat you asked for stays open unless you close it. What you had promised is given back, without a word about why.",
        new CardPart.Buttons(
        [
            .. roomsToHide ? [new Button("Hide my stage rooms", new HideRooms())] : ImmutableArray<Button>.Empty,
            new Button("Tell my group for me", new OpenTellMyGroup()),
            new Button("Who to call", new OpenSupport()),
            new Button("Be back", new ComeBack()),
        ]));

    public static Card NothingPaused() => new("Nothing is paused. You are part of things as ever.");

    public static Card Resumed() => new(
        "You are part of things again. Roles I took off come back in a moment.") { Tone = Tone.Settled };

    public static ImmutableArray<Effect> Tell(PauseEvent happened) => happened switch
    {
        PauseEvent.Paused(_, var member, var pings, _) => Take(member, pings),
        PauseEvent.RoomsHidden(_, var member, var rooms, _) => Take(member, rooms),
        PauseEvent.Resumed(_, var member, var roles, _) =>
            [.. roles.Select(role => new Effect.GiveRole(member, role, "Back from a pause"))],
        PauseEvent.GroupToBeTold(_, var member, var words, var room, var facilitators, _) =>
            [new Effect.Post(room, ToBeTold(member, words, facilitators), Sensitive: true)],
        _ => [],
    };

    private static Card ToBeTold(MemberId member, string words, RoleId? facilitators) => new(
    [
        new CardPart.Paragraph(T($"## Please tell a group something\n{member} asks that a person does it for them.")),
        new CardPart.Paragraph(words.Length > 0
            ? T($"They may be told: {words}")
            : T($"Nothing was written. Please write to them first, and ask nothing they don't offer.")),
        new CardPart.Paragraph("-# Write it yourself, in your own words. No reason was asked; please don't guess one."),
    ])
    {
        Tone = Tone.Attention,
        RolePings = facilitators is { } role ? [role] : [],
    };

    private static ImmutableArray<Effect> Take(MemberId member, ImmutableArray<RoleId> roles) =>
        [.. roles.Select(role => new Effect.TakeRole(member, role, "Paused"))];
}
