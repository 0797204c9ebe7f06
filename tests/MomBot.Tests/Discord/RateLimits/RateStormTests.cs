using MomBot.Discord.Rest;
using MomBot.Tests.Support;
using Xunit.Abstractions;

namespace MomBot.Tests.Discord.RateLimits;

/// <summary>
/// A storm of 429, of every scope, with headers that are wrong: nothing is asked again before its time, Discord never
/// counts us as abusive, and answers to people go their own way. MOMBOT_STORM says how many requests.
/// </summary>
public class RateStormTests(ITestOutputHelper output)
{
    private static readonly int Requests =
        int.TryParse(Environment.GetEnvironmentVariable("MOMBOT_STORM"), out var storm) ? storm : 2_000;

    /// <summary>A hundredth of what Discord bears before it shuts somebody out.</summary>
    private const int MostInTenMinutes = 100;

    [Fact]
    public async Task InAStormOf429_NothingIsAskedBeforeItsTime_AndFewAreCountedAgainstUs()
    {
        var against = new List<DateTimeOffset>();
        var wire = new ScriptedWire();
        var random = new Random(20_261_128);
        var early = 0;
        var notBefore = new Dictionary<string, DateTimeOffset>();
        DateTimeOffset everything = default;
        wire.Otherwise = () =>
        {
            var now = wire.Time.GetUtcNow();
            var path = wire.Requests[^1].Line;
            if (now < everything || now < notBefore.GetValueOrDefault(path))
                early++;
            if (random.Next(3) > 0)
                return ScriptedWire.Response(200, "[]");
            var wait = random.Next(1, 40) / 10.0;
            var scope = random.Next(3);
            if (scope != 2) // Those of a shared bucket are not ours.
                against.Add(now);
            if (scope == 1)
                everything = now + TimeSpan.FromSeconds(wait);
            else
                notBefore[path] = now + TimeSpan.FromSeconds(wait);
            return ScriptedWire.Response(
                429,
                FormattableString.Invariant(
                    $$"""{"message":"slow","retry_after":{{wait}},"global":{{(scope == 1 ? "true" : "false")}} }"""),
                ("Retry-After", FormattableString.Invariant($"{Math.Ceiling(wait)}")),
                ("X-RateLimit-Scope", scope switch { 0 => "user", 1 => "global", _ => "shared" }));
        };

        var began = wire.Time.GetUtcNow();
        for (var asked = 0; asked < Requests;)
        {
            asked++;
            var answered = AskAsync(wire, (ulong)random.Next(1, 20));
            while (!answered.IsCompleted)
            {
                await Task.Yield();
                wire.Time.Advance(TimeSpan.FromMilliseconds(100));
            }

            wire.Time.Advance(await answered); // Whoever asked comes back when told to, as the outbox does.
        }

        var minutes = (wire.Time.GetUtcNow() - began).TotalMinutes;
        output.WriteLine(
            $"{wire.Requests.Count} requests in {minutes:F0} simulated minutes, {against.Count} refused by a limit of "
            + $"ours, at most {Most(against)} in ten minutes, {early} before their time");
        Assert.Equal(0, early);
        Assert.InRange(Most(against), 1, MostInTenMinutes);
    }

    private static int Most(List<DateTimeOffset> against)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < against.Count; last++)
        {
            while (against[last] - against[first] >= TimeSpan.FromMinutes(10))
                first++;
            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    private static async Task<TimeSpan> AskAsync(ScriptedWire wire, ulong channel)
    {
        try
        {
            await wire.Rest.ListMessagesAsync(new(channel), null, null, 100, default);
            return TimeSpan.Zero;
        }
        catch (DiscordException given)
        {
            return given.Error.RetryAfter ?? TimeSpan.Zero;
        }
    }
}
