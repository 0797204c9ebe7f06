using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.DoNotMatch;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>What is kept about a person's help, how she takes it with her, and what happens when she goes.</summary>
public sealed class HelpMemory(
    HelpRequestStore store,
    HelpProfileStore profiles,
    HelpCommunities communities,
    DoNotMatchStore apart,
    IClock clock)
{
    /// <summary>Whoever leaves the community gives back promises, and requests close.</summary>
    public async Task Leave(MemberEvent.Left left, CancellationToken cancellationToken)
    {
        var here = await communities.FindAsync(left.Guild, cancellationToken);
        var pairs = await communities.ApartAsync(left.Guild, null, cancellationToken);
        foreach (var request in await store.WithAsync(left.Guild, left.Owner, cancellationToken))
        {
            var count = request.Claims.Count(claim => claim.Helper == left.Owner && claim.IsGoing());
            for (var each = 0; each < Math.Max(count, 1); each++)
                await LetGoAsync(request, each, left, pairs, here.Zone, cancellationToken);
        }
    }

    public async Task<ImmutableArray<Text>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<Text>();
        var pairs = await communities.ApartAsync(guild, null, cancellationToken);
        foreach (var request in await store.WithAsync(guild, member, cancellationToken))
        {
            var what = T($"{HelpViews.Category(request)} ({State(request.Status)})");
            if (request.Asker == member && !(request.Friend is { } friend && pairs.Are(member, friend)))
            {
                lines.Add(Join(
                    " ",
                    [
                        T($"You asked on {request.AskedAt}: {what}:"),
                        HelpViews.What(request),
                        .. request.Facts.Select(line => HelpFact.Read(line).Say()),
                        .. Said(request.Details, request.KeepOut, request.AreaName),
                    ]));
            }

            if (request.Friend == member)
                lines.Add(T($"You asked for somebody else on {request.AskedAt}: {what}"));
            if (request.Named.Contains(member))
                lines.Add(T($"Somebody named you for: {what}"));
            lines.AddRange(request.Claims.Where(claim => claim.Helper == member).Select(claim => Join(
                " ",
                [
                    T($"You offered to help with: {HelpViews.Category(request)} ({State(claim.State)})"),
                    .. Said(claim.Dish),
                ])));
        }

        var profile = await profiles.FindAsync(guild, member, cancellationToken);
        if (profile.Version > 0)
        {
            var categories = string.Join(", ", profile.Categories);
            lines.Add(Join(
                " ",
                [
                    "How you help.",
                    .. profile.Area is { Length: > 0 } area ? (Text[])[T($"Area: {area}.")] : [],
                    .. profile.Categories.IsEmpty ? (Text[])[] : [T($"You would like to hear of: {categories}.")],
                    T($"At most {profile.MonthlyLimit} a month."),
                    profile.Listener switch
                    {
                        ListenerState.No => "You are not on the list of listeners.",
                        ListenerState.Offered => "You offered to be a listener.",
                        ListenerState.Listening => "You are a listener.",
                        ListenerState.Resting => "You are a listener who rests.",
                    },
                ]));
        }

        var list = await apart.ListAsync(guild, member, cancellationToken);
        if (list.Length > 0)
            lines.Add(T($"People you would rather not meet: {Join(", ", list.Select(who => T($"{who}")))}"));
        return lines.ToImmutable();

        static IEnumerable<Text> Said(params IEnumerable<string?> words) =>
            words.Where(each => !string.IsNullOrEmpty(each)).Select(each => T($"{each!}"));
    }

    private static Text State(HelpStatus status) => status switch
    {
        HelpStatus.AwaitingYes => "waits for a yes",
        HelpStatus.AwaitingWord => "waits for a facilitator",
        HelpStatus.Open => "still open",
        HelpStatus.Paused => "rests",
        HelpStatus.Frozen => "on hold",
        HelpStatus.Sorted => "sorted",
        HelpStatus.NotNeeded => "no longer needed",
        HelpStatus.Lapsed => "its day went by",
        HelpStatus.DoneByOthers => "done by others",
        HelpStatus.MovedElsewhere => "moved elsewhere",
        HelpStatus.Duplicate => "asked twice",
        HelpStatus.CouldNotFill => "nobody could",
        HelpStatus.Withdrawn => "taken back",
    };

    private static Text State(ClaimState state) => state switch
    {
        ClaimState.Offered => "waits for a yes",
        ClaimState.Standby => "next in line",
        ClaimState.Promised => "promised",
        ClaimState.Delivered => "done",
        ClaimState.Released => "given back",
        ClaimState.CancelledByFamily => "the family needed it no longer",
        ClaimState.NoShow => "did not happen",
        ClaimState.NotNeeded => "was not needed",
    };

    /// <summary>
    /// Hers are closed and emptied at once, and removed when their cards have followed; elsewhere her seat is emptied.
    /// The private threads, with what was written there, are deleted now rather than in a day; one that somebody
    /// reported when that has been seen to.
    /// </summary>
    public async Task Forget(GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        foreach (var request in await store.WithAsync(guild, member, cancellationToken))
        {
            var reported = await ReportedAsync(request, cancellationToken);
            await store.ChangeAsync(
                request.Id,
                new Cause("forget", request.Id.Value ^ member.Value ^ now.ToUnixTimeMilliseconds()),
                current => current.Asker == member
                    ? HelpRules.ForgetAsker(current, reported, now)
                    : HelpRules.ForgetHelper(current, member, reported, now),
                cancellationToken);
            foreach (var thread in reported)
            {
                await store.SayAsync(
                    new HelpEvent.HandOffOutlives(guild, request.Id, thread, now + HelpRules.StaysAfter, now),
                    new Cause("forget-thread", thread.Value ^ member.Value ^ now.ToUnixTimeMilliseconds()),
                    cancellationToken);
            }

            if (request.Asker == member)
                await store.HastenThreadsAsync(request.Id, cancellationToken);
        }

        await profiles.ForgetAsync(guild, member, cancellationToken);
        await apart.ForgetAsync(guild, member, cancellationToken);
    }

    private async Task<ImmutableArray<ChannelId>> ReportedAsync(
        HelpRequest request, CancellationToken cancellationToken)
    {
        var reported = ImmutableArray.CreateBuilder<ChannelId>();
        foreach (var thread in request.Threads())
        {
            if (await store.IsReportedAsync(request.Guild, thread, cancellationToken))
                reported.Add(thread);
        }

        return reported.ToImmutable();
    }

    /// <summary>The moment is part of the cause: whoever comes back, promises and leaves again lets go again.</summary>
    private Task LetGoAsync(
        HelpRequest request, int each, MemberEvent.Left left, KeptApart pairs, DateTimeZone zone,
        CancellationToken cancellationToken) => store.ChangeAsync(
            request.Id,
            new Cause("leave", request.Id.Value ^ left.Owner.Value ^ (left.At.ToUnixTimeMilliseconds() + each)),
            current => current.Asker == left.Owner
                ? HelpRules.End(current, left.Owner, HelpStatus.NotNeeded, left.At)
                : HelpRules.Release(current, null, left.Owner, pairs, zone, left.At),
            cancellationToken);
}
