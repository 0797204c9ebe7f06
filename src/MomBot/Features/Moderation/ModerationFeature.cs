using MomBot.Data;
using MomBot.Data.Facilitators;
using MomBot.Data.Moderation;
using MomBot.Interactions;

namespace MomBot.Features.Moderation;

/// <summary>
/// A private word to the moderators about a message, and what they do about it: a note, a talk, a pause, and only then
/// a part of the bot that somebody is kept from. No public strikes, no counts.
/// </summary>
public static class ModerationFeature
{
    public static Feature Declare(ReportHandlers reports, RestrictionHandlers restrictions) =>
        new Feature("moderation", "Tell the moderators something privately") { Scope = CommandScope.Everywhere }
            .MessageMenu<OpenReport>("Report privately", onEveryCard: true)
            .Opens<OpenReport>((_, context) =>
                new SendReport(context.Channel, new MessageId(context.Target ?? context.Message?.Value ?? 0)))
            .On<SendReport>(reports.Report)
            .Command<ShowReports>("mod reports", "What was reported and waits for one of you", CommandFor.Moderators)
            .Command<RestrictMember>("mod restrict", "Keep somebody from one part of the bot", CommandFor.Moderators)
            .Command<LiftRestriction>("mod allow", "Let somebody into that part again", CommandFor.Moderators)
            .Command<ShowLog>("mod log", "What moderators did here", CommandFor.Moderators)
            .Command<ShowSafeWords>("mod words", "Words for hard moments", CommandFor.Moderators)
            .On<ShowReports>(reports.List, Reply.Update, CommandFor.Moderators)
            .On<TakeReport>(reports.Take, Reply.Update, CommandFor.Moderators)
            .Opens<OpenClosing>((action, _) => new CloseReport(action.Report), CommandFor.Moderators)
            .On<CloseReport>(reports.Close, Reply.Update, CommandFor.Moderators)
            .On<RestrictMember>(restrictions.Restrict, audience: CommandFor.Moderators)
            .On<LiftRestriction>(restrictions.Lift, audience: CommandFor.Moderators)
            .On<ShowLog>(restrictions.Log, audience: CommandFor.Moderators)
            .On<ShowSafeWords>((_, _, _) => Task.FromResult(Response.Ephemeral(ModerationViews.SafeWords())),
                audience: CommandFor.Moderators)
            .Suggests(RestrictMember.Parts, restrictions.Suggest)
            .Hears<FacilitatorEvent.WentAway>(reports.GiveBack)
            .Hears<FacilitatorEvent.HandedOver>(reports.HandOver)
            .Tells<ModerationEvent>(ModerationViews.Tell)
            .Remembers(
                "What you reported, until ninety days after it was seen to, and a part you are kept from.",
                reports.Export,
                reports.Forget);
}

/// <summary>Opens the form: from the menu of any message, or under a card of the bot.</summary>
[Route("mod.open-report")]
public sealed record OpenReport : BotAction;

/// <summary>What the moderators are told.</summary>
[Route("mod.report")]
public sealed record SendReport(
    ChannelId Channel,
    MessageId Message,
    [TextInput("What should they know?", Max = 1000, Paragraph = true, Optional = true,
        Hint = "Only moderators read it. The other person is not told who wrote.")]
    string Words = "") : Modal("Report privately");

/// <summary>What waits.</summary>
[Route("mod.reports")]
public sealed record ShowReports(bool Turns = false) : BotAction;

/// <summary>One of the moderators sees to it.</summary>
[Route("mod.take")]
public sealed record TakeReport(long Report) : BotAction;

/// <summary>Opens the form with which a report ends.</summary>
[Route("mod.open-close")]
public sealed record OpenClosing(long Report) : BotAction;

/// <summary>It is seen to.</summary>
[Route("mod.close")]
public sealed record CloseReport(
    long Report,
    [TextInput("A word to whoever reported it", Max = 600, Paragraph = true, Optional = true,
        Hint = "They read it at their next press. Leave it empty and they read that it was seen to.")]
    string Note = "") : Modal("Seen to");

/// <summary>Somebody is kept from a part, with a reason she reads.</summary>
[Route("mod.restrict")]
public sealed record RestrictMember(
    [Option("Who", Required = true)] MemberId Who = default,
    [Option("Which part of the bot", From = RestrictMember.Parts, Required = true)] string Part = "",
    [Option("Why, in words that person reads", Required = true)] string Reason = "") : BotAction
{
    public const string Parts = "moderation.parts";
}

/// <summary>Somebody may use a part again.</summary>
[Route("mod.allow")]
public sealed record LiftRestriction(
    [Option("Who", Required = true)] MemberId Who = default,
    [Option("Which part of the bot", From = RestrictMember.Parts, Required = true)] string Part = "") : BotAction;

/// <summary>What moderators did here, newest first.</summary>
[Route("mod.log")]
public sealed record ShowLog : BotAction;

/// <summary>Words for hard moments.</summary>
[Route("mod.words")]
public sealed record ShowSafeWords : BotAction;
