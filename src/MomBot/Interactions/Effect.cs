using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.ScheduledActions;
using NodaTime;

namespace MomBot.Interactions;

/// <summary>
/// Something to be done in Discord because of what happened: a value, saved in the outbox, performed from there, once.
/// </summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>The action that hears how it went (<see cref="Feature.OnOutcome"/>).</summary>
    public BotAction? Then { get; init; }

    /// <summary>
    /// Effects of one lane are performed one after the other; none: the lane of their channel or person.
    /// </summary>
    public string? Lane { get; init; }

    /// <summary>Not worth doing after this.</summary>
    public Instant? Until { get; init; }

    /// <summary>Posts a card. A sensitive one is never repeated when it cannot be known whether it arrived.</summary>
    public sealed record Post(ChannelId Channel, Card Card, bool Sensitive = false) : Effect;

    /// <summary>Posts a poll of Discord's own, which shows who chose what, for three days.</summary>
    public sealed record PostPoll(ChannelId Channel, Text Question, ImmutableArray<Text> Answers) : Effect;

    /// <summary>Redraws a card. Only the newest of several waiting redraws is sent.</summary>
    public sealed record UpdateCard(ChannelId Channel, MessageId Message, Card Card) : Effect;

    /// <summary>Takes a message down.</summary>
    public sealed record TakeDown(ChannelId Channel, MessageId Message) : Effect;

    /// <summary>Pins a message; the first one of a forum's post (they share their number): the post itself.</summary>
    public sealed record Pin(ChannelId Channel, MessageId Message) : Effect;

    /// <summary>Opens the thread of a message.</summary>
    public sealed record OpenThread(ChannelId Channel, MessageId Message, Text Title) : Effect;

    /// <summary>Opens a thread that only the named people (and moderators) can see.</summary>
    public sealed record OpenPrivateThread(ChannelId Channel, Text Title) : Effect;

    /// <summary>Lets someone into a thread.</summary>
    public sealed record AddToThread(ChannelId Thread, MemberId Who) : Effect;

    /// <summary>Takes someone out of a thread.</summary>
    public sealed record RemoveFromThread(ChannelId Thread, MemberId Who) : Effect;

    /// <summary>Archives and locks a thread.</summary>
    public sealed record CloseThread(ChannelId Thread) : Effect;

    /// <summary>Asks how many messages were written in a thread; the outcome's id is their number.</summary>
    public sealed record CountMessages(ChannelId Thread) : Effect;

    /// <summary>Deletes a thread and what was written in it.</summary>
    public sealed record DeleteThread(ChannelId Thread) : Effect;

    /// <summary>
    /// Gives a role; the reason stands in the audit log. The outcome's id is the role, none when she had it already.
    /// </summary>
    public sealed record GiveRole(MemberId Who, RoleId Role, string Reason) : Effect;

    /// <summary>Takes a role away; the reason stands in the audit log.</summary>
    public sealed record TakeRole(MemberId Who, RoleId Role, string Reason) : Effect;

    /// <summary>Finds the role of this name, or makes it with these permissions.</summary>
    public sealed record EnsureRole(string Name, string Reason) : Effect
    {
        public GuildPermissions Permissions { get; init; }

        /// <summary>Whether a card may ping all who have it.</summary>
        public bool Mentionable { get; init; }
    }

    /// <summary>Adds permissions to a role below the bot's own; what it may already do stays.</summary>
    public sealed record AllowRole(RoleId Role, GuildPermissions Permissions, string Reason) : Effect;

    /// <summary>Deletes a role the bot made; if somebody has it, the outcome may name it instead.</summary>
    public sealed record DeleteRole(RoleId Role, string Reason, bool OnlyUnused = false) : Effect;

    /// <summary>Finds the text channel of this name, or makes it: for roles, or private, others don't see it.</summary>
    public sealed record EnsureChannel(string Name, string Topic, ImmutableArray<RoleId> OnlyFor, string Reason)
        : Effect
    {
        /// <summary>A new channel stands in the category of this name, which is made if there is none.</summary>
        public string? CategoryName { get; init; }

        /// <summary>Nobody sees it but those who are let in one by one.</summary>
        public bool Private { get; init; }
    }

    /// <summary>Deletes what the bot made; if people wrote in it, the outcome may name it instead.</summary>
    public sealed record DeleteChannel(ChannelId Channel, string Reason, bool OnlyUnused = false) : Effect;

    /// <summary>Says what a role or one person may do in a channel, instead of what was said there before.</summary>
    public sealed record SetOverwrite(
        ChannelId Channel, OverwriteOf Whom, GuildPermissions Allow, GuildPermissions Deny, string Reason) : Effect;

    /// <summary>Takes back what was said about a role or one person in a channel.</summary>
    public sealed record ClearOverwrite(ChannelId Channel, OverwriteOf Whom, string Reason) : Effect;

    /// <summary>
    /// Opens a post in a forum, its first message a card. Its id is both the thread's and the message's. Tags are
    /// called by name; one the forum lacks is left out.
    /// </summary>
    public sealed record PostInForum(ChannelId Forum, Text Title, Card Card, ImmutableArray<Text> Tags) : Effect;

    /// <summary>Gives the post of a forum exactly these tags, by name.</summary>
    public sealed record TagPost(ChannelId Forum, ChannelId Thread, ImmutableArray<Text> Tags) : Effect;

    /// <summary>Registers the commands of the community anew: its features have changed.</summary>
    public sealed record RefreshCommands : Effect;

    /// <summary>
    /// Reaches one person: in the thread of the matter, by DM after her recorded yes, else at her next press.
    /// </summary>
    public sealed record Tell(MemberId Who, Card Card, ChannelId? Thread = null) : Effect;

    /// <summary>Redraws a private answer while Discord still lets us (15 minutes): progress of long work.</summary>
    public sealed record UpdateAnswer(string Token, Card Card) : Effect;

    /// <summary>An action the clock takes. One of a key waits at a time; the newer replaces the older.</summary>
    public sealed record Later(BotAction Action, Instant Due, string? Key = null) : Effect;

    /// <summary>An action the clock takes again and again. The same number changes it; off keeps it, silent.</summary>
    public sealed record Recur(long Id, BotAction Action, Timetable Times, string Zone, bool On) : Effect;

    /// <summary>Takes back what was to come under a key.</summary>
    public sealed record NotAnyMore(string Key) : Effect;
}

/// <summary>Whom an overwrite is about: a role, or one person.</summary>
public readonly record struct OverwriteOf(long Id, bool IsMember)
{
    public static implicit operator OverwriteOf(RoleId role) => new(role.Value, IsMember: false);

    public static implicit operator OverwriteOf(MemberId member) => new(member.Value, IsMember: true);
}

/// <summary>How an effect went.</summary>
/// <param name="Went">Whether it was done, refused for good, or held because it cannot be known.</param>
/// <param name="Id">What Discord made: a message, a thread, a role, a channel.</param>
/// <param name="Why">Discord's own words when it said no, for facilitators.</param>
public sealed record EffectOutcome(GuildId Guild, Went Went, long? Id, string? Why, Cause Cause, GuildView? View);

/// <summary>The ways an effect can end.</summary>
public enum Went
{
    Well,
    Forbidden,
    Gone,
    Held,
    Dropped,
}
