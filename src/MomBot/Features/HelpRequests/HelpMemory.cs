using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.DoNotMatch;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using NodaTime;

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

    public async Task<ImmutableArray<string>> Export(
        GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var pairs = await communities.ApartAsync(guild, null, cancellationToken);
        foreach (var request in await store.WithAsync(guild, member, cancellationToken))
        {
            if (request.Asker == member && !(request.Friend is { } friend && pairs.Are(member, friend)))
            {
                var facts = string.Join(
                    ". ", request.Facts.Select(HelpFact.Read).Select(fact => $"{fact.Ask} {fact.Words}".Trim()));
                lines.Add($"You asked on {request.AskedAt}: {request.CategoryName} ({request.Status}): "
                    + $"{request.What} {request.Details} {facts} {request.KeepOut} {request.AreaName}");
            }

            if (request.Friend == member)
                lines.Add(
                    $"You asked for somebody else on {request.AskedAt}: {request.CategoryName} ({request.Status})");
            if (request.Named.Contains(member))
                lines.Add($"Somebody named you for: {request.CategoryName} ({request.Status})");
            lines.AddRange(request.Claims.Where(claim => claim.Helper == member)
                .Select(claim => $"You offered to help with: {request.CategoryName} {claim.Dish} ({claim.State})"));
        }

        var profile = await profiles.FindAsync(guild, member, cancellationToken);
        if (profile.Version > 0)
        {
            var categories = string.Join(", ", profile.Categories);
            lines.Add(
                $"How you help: area {profile.Area}; would like to hear of: {categories}; "
                + $"at most {profile.MonthlyLimit} a month; listener: {profile.Listener}");
        }

        var list = await apart.ListAsync(guild, member, cancellationToken);
        if (list.Length > 0)
            lines.Add($"People you would rather not meet: {string.Join(", ", list.Select(who => who.Value))}");
        return lines.ToImmutable();
    }

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
