using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MomBot.Data;
using MomBot.Data.Outbox;
using MomBot.Data.ScheduledActions;
using MomBot.Discord;
using MomBot.Discord.Wire;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Dispatch;

/// <summary>Turns the effects of one event into outbox rows, actions for later, and keys that are taken back.</summary>
public sealed class EffectWriter(CardRenderer cards, ActionRouter router, TimeProvider wire, IClock people)
{
    /// <summary>An answer can be redrawn for fifteen minutes; a minute is left for the way.</summary>
    private static readonly Duration AnswersLive = Duration.FromMinutes(14);

    internal Consequences Write(DomainEvent happened, ImmutableArray<Effect> effects, string language)
    {
        var rows = ImmutableArray.CreateBuilder<NewOutboxRow>();
        var later = ImmutableArray.CreateBuilder<NewScheduledAction>();
        var notAnyMore = ImmutableArray.CreateBuilder<string>();
        var recurring = ImmutableArray.CreateBuilder<Schedule>();
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Effect.Later(var action, var due, var key):
                    later.Add(new(happened.Guild, happened.Owner, router.Codec.Write(action), due, key));
                    break;
                case Effect.Recur(var id, var action, var times, var zone, var on):
                    recurring.Add(new(id, happened.Guild, router.Codec.Write(action), times, zone, on, Version: 0));
                    break;
                case Effect.NotAnyMore(var key):
                    notAnyMore.Add(key);
                    break;
                default:
                    rows.Add(Row(happened, ForAll(effect), language));
                    break;
            }
        }

        return new(rows.ToImmutable(), later.ToImmutable(), recurring.ToImmutable(), notAnyMore.ToImmutable());
    }

    /// <summary>What more than one person sees gets what stands under every such card.</summary>
    private Effect ForAll(Effect effect) => effect switch
    {
        Effect.Post post => post with { Card = cards.ForAll(post.Card) },
        Effect.UpdateCard update => update with { Card = cards.ForAll(update.Card) },
        Effect.PostInForum post => post with { Card = cards.ForAll(post.Card) },
        Effect.Tell { Thread: not null } tell => tell with { Card = cards.ForAll(tell.Card) },
        _ => effect,
    };

    /// <summary>
    /// The outbox lives by wire time: its waits are waits for Discord. What people say is translated.
    /// </summary>
    private NewOutboxRow Row(DomainEvent happened, Effect effect, string language)
    {
        var now = Instant.FromDateTimeOffset(wire.GetUtcNow());
        var (kind, job, lane) = Call(effect, happened.Guild, language);
        return new NewOutboxRow(
            happened.Guild,
            happened.Owner,
            kind,
            effect.Lane ?? lane,
            job.ToJson(),
            effect is Effect.Post { Sensitive: true },
            now,
            effect is Effect.UpdateAnswer ? now + AnswersLive : now + (effect.Until - people.GetCurrentInstant()),
            effect.Then is { } then ? router.Codec.Write(then) : null,
            effect switch
            {
                Effect.UpdateCard(_, var message, _) => Keyed("card", message.Value),
                Effect.UpdateAnswer(var token, _) => Fingerprint(token),
                _ => null,
            },
            0);
    }

    private (string Kind, Job Job, string Lane) Call(Effect effect, GuildId guild, string language) => effect switch
    {
        Effect.Post(var channel, var card, _) =>
            (JobKind.Post, In(channel) with { Card = cards.Draw(card, language) }, LaneOf(channel)),
        Effect.UpdateCard(var channel, var message, var card) =>
            (JobKind.Update, In(channel, message) with { Card = cards.Draw(card, language) }, LaneOf(channel)),
        Effect.PostPoll(var channel, var question, var answers) => (JobKind.PostPoll, In(channel) with
        {
            Name = cards.Short(question, language, DiscordLimits.PollQuestion),
            Tags = [.. answers.Select(each => cards.Short(each, language, DiscordLimits.PollAnswer))],
        }, LaneOf(channel)),
        Effect.TakeDown(var channel, var message) => (JobKind.TakeDown, In(channel, message), LaneOf(channel)),
        Effect.Pin(var channel, var message) => (JobKind.Pin, In(channel, message), LaneOf(channel)),
        Effect.OpenThread(var channel, var message, var title) =>
            (JobKind.OpenThread, In(
                channel, message) with { Name = cards.Short(title, language, 100) }, LaneOf(channel)),
        Effect.OpenPrivateThread(var channel, var title) =>
            (JobKind.OpenPrivateThread, In(channel) with { Name = cards.Short(title, language, 90) }, LaneOf(channel)),
        Effect.AddToThread(var thread, var who) =>
            (JobKind.AddToThread, In(thread) with { User = Id(who) }, LaneOf(thread)),
        Effect.RemoveFromThread(var thread, var who) =>
            (JobKind.RemoveFromThread, In(thread) with { User = Id(who) }, LaneOf(thread)),
        Effect.CloseThread(var thread) => (JobKind.CloseThread, In(thread), LaneOf(thread)),
        Effect.CountMessages(var thread) => (JobKind.CountMessages, In(thread), LaneOf(thread)),
        Effect.DeleteThread(var thread) => (JobKind.DeleteThread, In(thread), LaneOf(thread)),
        Effect.GiveRole(var who, var role, var reason) =>
            (JobKind.GiveRole, Role(who, role, reason), Keyed("member", who.Value)),
        Effect.TakeRole(var who, var role, var reason) =>
            (JobKind.TakeRole, Role(who, role, reason), Keyed("member", who.Value)),
        Effect.PostInForum(var forum, var title, var card, var tags) => (JobKind.PostInForum, In(forum) with
        {
            Name = cards.Short(title, language, 100),
            Card = cards.Draw(card, language),
            Tags = [.. tags.Select(tag => cards.Short(tag, language, 20))],
        }, LaneOf(forum)),
        Effect.TagPost(var forum, var post, var tags) =>
            (JobKind.TagPost, In(post) with { Parent = Id(forum), Tags = [.. tags.Select(tag =>
                cards.Short(tag, language, 20))] }, LaneOf(post)),
        Effect.Tell(var who, var card, var thread) => (JobKind.Tell, new Job
        {
            User = Id(who),
            Channel = thread is { } known ? Id(known) : null,
            Card = cards.Draw(card, language),
        }, thread is { } there ? LaneOf(there) : Keyed("member", who.Value)),
        Effect.UpdateAnswer(var token, var card) =>
            (JobKind.UpdateAnswer, new Job { Token = token, Card = cards.Draw(card, language) }, Fingerprint(token)),
        _ => ShapingJobs.Call(effect, guild),
    };

    private static Job In(ChannelId channel, MessageId? message = null) => new()
    {
        Channel = Id(channel),
        Message = message is { } known ? new Snowflake((ulong)known.Value) : null,
    };

    private static Job Role(MemberId who, RoleId role, string reason) =>
        new() { User = Id(who), Role = new Snowflake((ulong)role.Value), Reason = reason };

    /// <summary>A token is a secret: lanes and keys only say whether two are the same.</summary>
    private static string Fingerprint(string token) =>
        "answer:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)), 0, 12);

    private static Snowflake Id(ChannelId channel) => new((ulong)channel.Value);

    private static Snowflake Id(MemberId member) => new((ulong)member.Value);

    private static string LaneOf(ChannelId channel) => Keyed("channel", channel.Value);

    private static string Keyed(string kind, long id) => string.Create(CultureInfo.InvariantCulture, $"{kind}:{id}");
}

/// <summary>What one event sets in motion.</summary>
internal sealed record Consequences(
    ImmutableArray<NewOutboxRow> Rows,
    ImmutableArray<NewScheduledAction> Later,
    ImmutableArray<Schedule> Recurring,
    ImmutableArray<string> NotAnyMore);
