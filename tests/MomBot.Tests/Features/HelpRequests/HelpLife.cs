using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Features.HelpRequests;
using MomBot.Interactions;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.HelpRequests;

/// <summary>
/// One request living on a simulated clock: rules decide, what they tell is taken at its word, and whatever was to
/// happen later happens when it is due. Discord says yes or no as the seed has it.
/// </summary>
internal sealed class HelpLife(HelpRequest request, KeptApart apart, Random random)
{
    private static readonly DateTimeZone Zone = Some.Berlin;
    private readonly List<(Instant Due, string? Key, BotAction Action)> _later = [];
    private long _threads = 100;

    public HelpRequest Request { get; private set; } = request;

    public Instant Now { get; private set; } = request.AskedAt;

    /// <summary>Who was ever brought into which thread, in order; leaving takes them out.</summary>
    public Dictionary<ChannelId, HashSet<MemberId>> Inside { get; } = [];

    /// <summary>Everybody who was told or named something by the bot, in private or in a thread.</summary>
    public List<(MemberId Who, HelpRequest Of)> Told { get; } = [];

    public void Begin(bool isNew)
    {
        var (asked, happened) = HelpRules.Ask(Request, isNew, null, Zone, Now);
        Request = asked;
        Take(happened);
    }

    /// <summary>Lets time pass to a moment, with all that falls due on the way in its order.</summary>
    public void Until(Instant to)
    {
        while (_later.Where(each => each.Due <= to).OrderBy(each => each.Due)
            .FirstOrDefault() is { Action: { } due } next)
        {
            _later.Remove(next);
            Now = Instant.Max(Now, next.Due);
            Do(due);
        }

        Now = Instant.Max(Now, to);
    }

    public void Do(BotAction action)
    {
        if (Decide(action) is not Decision<HelpRequest>.Accepted(var next, var events))
            return;
        Request = next;
        foreach (var happened in events)
            Take((HelpEvent)happened);
    }

    public void Press(Func<HelpRequest, Instant, Decision<HelpRequest>> rule)
    {
        if (rule(Request, Now) is not Decision<HelpRequest>.Accepted(var next, var events))
            return;
        Request = next;
        foreach (var happened in events)
            Take((HelpEvent)happened);
    }

    private Decision<HelpRequest>? Decide(BotAction action) => action switch
    {
        LookAgain look => HelpRules.LookAgain(Request, look.Step, Some.HelpChannel, null, Now),
        RemindOfPromise remind => HelpRules.Remind(Request, remind.Claim, Zone, Now),
        FeelSilence feel => HelpRules.FeelSilence(Request, feel.Claim, apart, Now),
        EnterHandOff enter => HelpRules.EnterHandOff(Request, enter.Claim, apart, Now),
        LeaveHandOff leave => HelpRules.LeaveHandOff(Request, leave.Claim, Now),
        DeleteHandOff delete => HelpRules.Unthread(Request, delete.Thread, Now),
        LapseRequest => HelpRules.Lapse(Request, Now),
        HangRequest => HelpRules.HangAgain(Request, Now),
        TalkTime talk => HelpRules.TalkTimePassed(Request, talk.Claim, talk.Ends, Now),
        _ => null, // telling people and forgetting rows are the store's
    };

    private void Take(HelpEvent happened)
    {
        foreach (var effect in HelpViews.Tell(happened))
        {
            switch (effect)
            {
                case Effect.Later(var action, var due, var key):
                    _later.RemoveAll(each => key is not null && each.Key == key);
                    _later.Add((due, key, action));
                    break;
                case Effect.NotAnyMore(var prefix):
                    _later.RemoveAll(each => each.Key?.StartsWith(prefix, StringComparison.Ordinal) is true);
                    break;
                case Effect.Post { Then: CardPosted posted }:
                    var card = new MessageId(++_threads);
                    Press((request, now) => random.Next(10) switch
                    {
                        0 => HelpRules.NotPosted(request, unsure: false, now),
                        1 or 2 => HelpRules.NotAllowed(request, !posted.Again, now),
                        _ => HelpRules.Place(request, card, now),
                    });
                    break;
                case Effect.OpenPrivateThread { Then: HandOffMade made }:
                    var thread = new ChannelId(++_threads);
                    Press((request, now) => random.Next(10) > 0
                        ? HelpRules.OpenHandOff(request, made.Claim, thread, apart, now)
                        : HelpRules.RefuseHandOff(request, made.Claim, now));
                    break;
                case Effect.AddToThread(var inside, var who):
                    Inside.TryAdd(inside, []);
                    Inside[inside].Add(who);
                    break;
                case Effect.RemoveFromThread(var left, var who):
                    if (Inside.TryGetValue(left, out var people))
                        people.Remove(who);
                    break;
                case Effect.DeleteThread(var gone):
                    Inside.Remove(gone);
                    break;
                case Effect.Tell(var who, _, null):
                    Told.Add((who, Request));
                    break;
            }
        }
    }
}
