using MomBot.Data.Agreement;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Agreement;

public class AgreementStoreTests
{
    [EveryDatabase]
    public async Task WordsAndVotesComeBackInTheirOrder_AndProposalsGoWithWhoeverWroteThem(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var store = new AgreementStore(database.Connections);
        Assert.Equal(0, (await store.FindAsync(Some.Guild, default)).Version);

        await ChangeAsync(store, 1, before => before with
        {
            SafeSleep = "https://example.org",
            All =
            [
                new CommunityValue(default, "We go on learning.", null, []),
                new CommunityValue(default, "We eat together.", Some.Maya, []),
            ],
        });
        await ChangeAsync(store, 2, before => before with
        {
            All =
            [
                .. before.Values,
                .. before.Proposals.Select(each => each with { Votes = [new ValueVote(Some.Ana, true)] }),
            ],
        });

        var kept = await new AgreementStore(database.Connections).FindAsync(Some.Guild, default);
        Assert.Equal((2, "https://example.org", ""), (kept.Version, kept.SafeSleep, kept.Sponsor));
        Assert.Equal(["We go on learning.", "We eat together."], kept.All.Select(value => value.Words));
        Assert.Equal(new ValueVote(Some.Ana, true), Assert.Single(Assert.Single(kept.Proposals).Votes));
        Assert.All(kept.All, value => Assert.NotEqual(0, value.Id.Value));

        await store.ForgetAsync(Some.Guild, Some.Maya, default);
        Assert.Empty((await store.FindAsync(Some.Guild, default)).Proposals);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from agreement_votes"));
    }

    private static Task<Decision<CommunityAgreement>> ChangeAsync(
        AgreementStore store, long press, Func<CommunityAgreement, CommunityAgreement> change) =>
        store.ChangeAsync(Some.Guild, Some.Press(press), before => Decision.Accept(change(before)), default);
}
