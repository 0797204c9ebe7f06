using System.Globalization;
using MomBot.Discord.Gateway;
using MomBot.Tests.Simulation;
using Xunit.Abstractions;

namespace MomBot.Tests.Discord.Gateway;

/// <summary>
/// A line that breaks again and again, with every code there is, in the middle of what is told: nothing is missed,
/// nothing comes twice, and a session is begun anew only when Discord says so. MOMBOT_BREAKS says how often.
/// </summary>
public class GatewayStormTests(ITestOutputHelper output)
{
    private static readonly int Breaks =
        int.TryParse(Environment.GetEnvironmentVariable("MOMBOT_BREAKS"), out var breaks) ? breaks : 2_000;

    /// <summary>Those after which Discord lets a session be resumed, and a line that simply went.</summary>
    private static readonly int?[] Resumable = [null, 1006, 4000, 4001, 4002, 4005, 4008];

    [Fact]
    public void HoweverOftenTheLineBreaks_EverythingToldArrivesOnce_InItsOrder()
    {
        var random = new Random(20_261_127);
        var discord = new SimulatedDiscord(
            random, () => DateTimeOffset.UnixEpoch, new Weather(random, crash: null));
        var gateway = new SimulatedGateway(discord, random);
        gateway.Start();
        gateway.Take();
        var (told, heard) = (0, 0);

        for (var each = 0; each < Breaks; each++)
        {
            for (var more = random.Next(3); more > 0; more--)
                Tell();
            if (random.Next(5) == 0)
                gateway.AskToReconnect(Miss);
            else
                gateway.Break(Resumable[random.Next(Resumable.Length)], Miss);
            foreach (var dispatch in gateway.Take())
            {
                if (dispatch.Event is GatewayEvent.MemberRemoved(_, var user))
                    Assert.Equal((ulong)++heard, user.Value);
            }
        }

        output.WriteLine($"{Breaks} breaks: {told} told, {heard} heard, {gateway.Identified} sessions");
        Assert.Equal(told, heard);
        Assert.Equal(1, gateway.Identified);

        void Miss()
        {
            for (var missed = random.Next(3); missed > 0; missed--)
                Tell();
        }

        void Tell() => gateway.Tell("GUILD_MEMBER_REMOVE", string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"guild_id":"{{SimulatedDiscord.Guild}}","user":{"username":"x","id":"{{++told}}"} }"""));
    }
}
