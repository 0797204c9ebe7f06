using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.Members;

public class KnownPeopleTests
{
    private static readonly MemberId Helper = new(1007);

    [EveryDatabase]
    public async Task WhoAskedAndWhoHelps_AreKnown_UntilTheirForgettingWaits(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var requests = new HelpRequestStore(database.Connections);
        var known = new KnownPeople(database.Connections);
        await requests.AddAsync(SomeHelp.Request());
        await requests.ChangeAsync(
            new HelpRequestId(5001), Some.Press(1), each => SomeHelp.Claim(each, 1, Helper), default);

        Assert.Equal([Some.Maya, Helper], (await known.InAsync(Some.Guild, default)).OrderBy(who => who.Value));
        Assert.Empty(await known.InAsync(new GuildId(8), default));
        await database.ScheduledActions.ScheduleAsync(
            new NewScheduledAction(
                Some.Guild, Helper, "privacy.forget", Some.Morning + Duration.FromDays(30),
                MemberEvent.LeaverKey(Some.Guild, Helper)),
            default);

        Assert.Equal(Some.Maya, Assert.Single(await known.InAsync(Some.Guild, default)));
    }
}
