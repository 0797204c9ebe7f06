using System.Collections.Immutable;
using MomBot.Data.HelpRequests;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.HelpRequests;

/// <summary>How people help, what they began to write, what a community chose.</summary>
public class HelpPeopleStoreTests
{
    [EveryDatabase]
    public async Task WhoIsToldOfARequestIsToldOnceAndCounted(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var profiles = new HelpProfileStore(database.Connections);
        await new HelpRequestStore(database.Connections).AddAsync(SomeHelp.Request());
        await ChangeAsync(profiles, Some.Ana, 1, profile =>
            profile with { Categories = ["meals", "gear"], MonthlyLimit = 2, OnlyMyArea = true, Area = "old-town" });
        await ChangeAsync(profiles, new MemberId(5), 2, profile => profile with { Listener = ListenerState.Listening });
        await ChangeAsync(profiles, new MemberId(6), 3, profile => profile with { Since = Some.Morning });
        var told = new HelpEvent.Told(SomeHelp.Request(), [Some.Ana], Some.Morning);

        await profiles.TellAsync(told, new Cause("clock", 1), default);
        await profiles.TellAsync(told, new Cause("clock", 1), default);
        await profiles.TellAsync(told, new Cause("clock", 2), default);

        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from events")); // asked, told once
        var people = await profiles.MaybeToldAsync(
            Some.Guild, new HelpRequestId(5001), Some.Morning - Duration.FromDays(7), Some.Morning, default);
        Assert.Equal([5, Some.Ana.Value], people.Where(each => each.Profile.Version > 0)
            .Select(each => each.Profile.Member.Value));
        var ana = people.Single(each => each.Profile.Member == Some.Ana);
        Assert.Equal((1, Some.Morning, 2, true),
            (ana.ToldThisWeek, ana.LastTold, ana.Profile.MonthlyLimit, ana.Profile.OnlyMyArea));
        Assert.Equal(["meals", "gear"], ana.Profile.Categories.AsEnumerable());
        foreach (var (only, heard) in new[] { (Some.Ana, 1), (Some.Maya, 0) })
        {
            var one = Assert.Single(await profiles.MaybeToldAsync(
                Some.Guild, new HelpRequestId(5001), Some.Morning - Duration.FromDays(7), Some.Morning, default, only));
            Assert.Equal((only, heard), (one.Profile.Member, one.ToldThisWeek));
        }

        await profiles.ForgetAsync(Some.Guild, Some.Ana, default);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from help_pings"));
        Assert.Equal(0, (await profiles.FindAsync(Some.Guild, Some.Ana, default)).Version);
    }

    [EveryDatabase]
    public async Task WhoIsNamedMayBeToldWithoutEverHavingChosenAnything(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var profiles = new HelpProfileStore(database.Connections);
        await new HelpRequestStore(database.Connections).AddAsync(SomeHelp.Request() with { Named = [Some.Ana] });

        var people = await profiles.MaybeToldAsync(Some.Guild, new HelpRequestId(5001), Some.Morning, Some.Morning,
            default);

        Assert.Equal(Some.Ana, Assert.Single(people).Profile.Member);
    }

    [EveryDatabase]
    public async Task ADraftComesBackForADayAndIsSealed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var drafts = new HelpDraftStore(database.Connections);
        var draft = new HelpDraft(
            Some.Guild, Some.Maya, default, "meals", "a quiet lasagne", "", When.Dates, "everyone", true, true, false,
            null, [new LocalDate(2026, 11, 3)], Some.Morning);
        await drafts.SaveAsync(draft with { What = "first words" }, default);
        await drafts.SaveAsync(draft, default);

        var found = await drafts.FindAsync(Some.Guild, Some.Maya, default, Some.Morning + Duration.FromHours(23),
            default);

        Assert.Equal(draft with { Days = [] }, found! with { Days = [] });
        Assert.Equal(draft.Days.AsEnumerable(), found.Days);
        Assert.Null(await drafts.FindAsync(Some.Guild, Some.Maya, default, Some.Morning + Duration.FromHours(24),
            default));
        Assert.Null(await drafts.FindAsync(Some.Guild, Some.Ana, default, Some.Morning, default));
        var raw = await database.ScalarAsync<byte[]>("select words from help_drafts");
        Assert.DoesNotContain("lasagne", System.Text.Encoding.UTF8.GetString(raw!));
        await drafts.SweepAsync(Some.Morning + Duration.FromHours(25), default);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from help_drafts"));
    }

    [EveryDatabase]
    public async Task ACommunityHasItsAreasAndCategories(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var settings = new HelpSettingsStore(database.Connections);

        Assert.Null(settings.Known(Some.Guild));
        await settings.SaveAreasAsync(Some.Guild,
            [new HelpArea("harbour", "The harbour"), new HelpArea("hill", "Up the hill")], default);
        await settings.SaveCategoryAsync(Some.Guild, new CategoryChoice("meals", true, "Suppers"), default);
        await settings.SaveCategoryAsync(Some.Guild, new CategoryChoice("meals", false, "Suppers"), default);

        var found = await settings.FindAsync(Some.Guild, default);
        Assert.Equal([new HelpArea("harbour", "The harbour"), new HelpArea("hill", "Up the hill")],
            found.Areas.AsEnumerable());
        Assert.Equal([new CategoryChoice("meals", false, "Suppers")], found.Categories.AsEnumerable());
        Assert.Equal("Up the hill", found.NameOfArea("hill"));
        Assert.Same(found, settings.Known(Some.Guild));
    }

    private static Task<Decision<HelpProfile>> ChangeAsync(
        HelpProfileStore profiles, MemberId who, long press, Func<HelpProfile, HelpProfile> change) =>
        profiles.ChangeAsync(Some.Guild, who, Some.Press(press), profile => Decision.Accept(change(profile)), default);
}
