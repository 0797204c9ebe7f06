using System.Globalization;
using MomBot.Features.Setup;
using MomBot.Interactions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Features.Setup;

/// <summary>
/// What the bot needs somewhere it asks for on its invitation, and what it asks for it needs. The stories take each of
/// these away (<c>LosingAPermission</c>), and fail while there is one that has no story.
/// </summary>
public class InvitationTests
{
    private const GuildPermissions ToMakeThings = GuildPermissions.ManageRoles | GuildPermissions.ManageChannels;

    [Fact]
    public void ItAsksForWhatItNeeds_AndForNothingElse()
    {
        var needed = SetupThing.All(ModelServer.Catalog)
            .Aggregate(ToMakeThings, (sum, thing) => sum | thing.Needs);
        var readme = Repository.Read("README.md");
        var asked = (GuildPermissions)ulong.Parse(
            readme.Split("&permissions=")[1].Split('\n')[0], CultureInfo.InvariantCulture);

        Assert.Equal(needed, asked);
    }

    [Fact]
    public void EachOfThemHasANameAndAFix()
    {
        const GuildPermissions all = ToMakeThings | SetupThing.ForCheckIns | SetupThing.ForHelp;
        var nameless = Enum.GetValues<GuildPermissions>()
            .Where(each => each != GuildPermissions.None && all.HasFlag(each)
                && CardPicture.Said(SetupFixes.OnServer(each)).EndsWith("allow .", StringComparison.Ordinal));

        Assert.Empty(nameless);
    }
}
