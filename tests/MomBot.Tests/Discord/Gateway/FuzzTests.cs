using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Discord.Gateway;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using Xunit;

namespace MomBot.Tests.Discord.Gateway;

public class FuzzTests
{
    private static readonly string[] Names =
    [
        "READY", "GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE", "GUILD_ROLE_CREATE", "GUILD_ROLE_DELETE",
        "CHANNEL_CREATE", "CHANNEL_DELETE", "THREAD_UPDATE", "THREAD_DELETE", "GUILD_MEMBER_ADD",
        "GUILD_MEMBER_UPDATE", "GUILD_MEMBER_REMOVE", "MESSAGE_CREATE", "MESSAGE_DELETE_BULK",
        "INTERACTION_CREATE", "NEVER_HEARD_OF",
    ];

    private static readonly string[] Seeds =
    [
        Frames.Hello, Frames.Ready(), Frames.Reconnect, Frames.Invalid(true), Frames.Ack, Frames.MemberLeft(3),
        .. Names.Select(name => Frames.Dispatch(2, name, "null")),
        .. Names.Select(name => Frames.Dispatch(2, name, """{"id":"1","guilds":[null],"user":null,"members":[[]]}""")),
        .. Samples.Names.SelectMany(
            sample => Names.Select(name => Frames.Dispatch(2, name, Samples.Read(sample)))),
    ];

    private static readonly int Cases =
        int.TryParse(Environment.GetEnvironmentVariable("MOMBOT_FUZZ"), out var cases) ? cases : 3_000;

    /// <summary>MOMBOT_FUZZ says how many.</summary>
    [Fact]
    public void WhenFramesAreMutated_TheSessionNeverThrows()
    {
        var cases = ArbMap.Default.GeneratorFor<int>().ToArbitrary();
        Prop.ForAll(cases, seed => Survives(new Random(seed)))
            .Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    /// <summary>The same for what is answered to calls: read, or refused in our own words.</summary>
    [Fact]
    public async Task WhenAnswersAreMutated_WhoeverAskedHearsSoInOurOwnWords()
    {
        var random = new Random(20_261_131);
        var wire = new ScriptedWire();
        var seed = Encoding.UTF8.GetBytes(Samples.Read("message"));
        wire.Otherwise = () =>
        {
            var bytes = seed;
            for (var i = random.Next(6); i > 0; i--)
                bytes = Mutate([.. bytes], random);
            return ScriptedWire.Response(random.Next(4) == 0 ? 400 : 200, Encoding.UTF8.GetString(bytes));
        };
        for (var each = 0; each < Cases; each++)
        {
            try
            {
                await wire.Rest.CreateMessageAsync(new(7), new MessageCreate(), default);
            }
            catch (DiscordException)
            {
                // As it should be.
            }

            wire.Requests.Clear();
            wire.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static bool Survives(Random random)
    {
        var script = random.Next(3) == 0 ? new Script().Connected() : Script.Running();
        var bytes = Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]);
        for (var i = random.Next(6); i > 0; i--)
            bytes = Mutate(bytes, random);
        script.Feed(new SessionInput.FrameArrived(bytes));
        script.Feed(new SessionInput.FrameArrived(Encoding.UTF8.GetBytes(Frames.MemberLeft(1_000))));
        return true;
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        if (bytes.Length < 2)
            return bytes;
        var at = random.Next(bytes.Length);
        var length = random.Next(1, Math.Min(20, bytes.Length - at) + 1);
        switch (random.Next(4))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 1:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 2:
                return [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]];
            default:
                return [.. bytes[..at], .. "null"u8, .. bytes[(at + length)..]];
        }
    }
}
