using MomBot.Data.Database;
using MomBot.Features.Privacy;
using NodaTime;
using Xunit.Abstractions;

namespace MomBot.Tests.Features.Privacy;

/// <summary>
/// Maya asks to be forgotten, and the process ends before or after some commit of it, each time another: whatever was
/// half done, the next start does to its end, and no byte of hers is left. MOMBOT_ERASURES says how often.
/// </summary>
public class ErasureStormTests(ITestOutputHelper output)
{
    private static readonly int Erasures =
        int.TryParse(Environment.GetEnvironmentVariable("MOMBOT_ERASURES"), out var erasures) ? erasures : 12;

    [Fact]
    public async Task WheneverTheBotDiesWhileForgetting_TheNextStartForgetsToTheEnd()
    {
        await using var lived = await VillageDatabase.OpenAsync();
        await ForgettingTests.LiveAsync(lived);
        await lived.RestartAsync(); // All of it lies in the file, and nothing in the log.
        var random = new Random(20_261_129);
        var (died, finished) = (0, 0);

        for (var each = 0; each < Erasures; each++)
        {
            var end = new EndOfProcess(random.Next(150), before: random.Next(2) == 0);
            await using var village = await VillageDatabase.OpenAsync(lived, end);
            end.Armed = true;
            try
            {
                await village.PressAsync(new ForgetMe(), ForgettingTests.Guild, ForgettingTests.Maya);
                await village.AdvanceAsync(Duration.FromMinutes(3));
                finished++;
            }
            catch (ProcessEndedException)
            {
                died++;
            }

            await village.RestartAsync();
            if (await village.CountAsync("select count(*) from erasures where part is null") == 0
                && (await village.TracesOfAsync(ForgettingTests.Maya, "help_requests")).Count > 0)
                await village.PressAsync(new ForgetMe(), ForgettingTests.Guild, ForgettingTests.Maya); // Never heard.
            await village.SettleAsync();
            await village.AdvanceAsync(Duration.FromMinutes(5));

            var left = ForgottenBytesTests.Found(village);
            Assert.True(left.Length == 0, $"{string.Join(", ", left)} after dying at {end}.");
        }

        output.WriteLine($"{Erasures} erasures: {died} died on the way, {finished} came to their end at once");
        Assert.True(died > 0);
    }

    /// <summary>Lets so many commits happen, and ends the process before or after the next one.</summary>
    private sealed class EndOfProcess(int commits, bool before) : Pacing
    {
        private readonly string _name = $"commit {commits}, {(before ? "before" : "after")} it";
        private readonly bool _before = before;
        private int _left = commits;

        public bool Armed { get; set; }

        public override async Task<T> TakeAsync<T>(string name, bool writes, Func<Task<T>> work)
        {
            if (!Armed)
                return await work();
            if (_left < 0)
                throw new ProcessEndedException();
            if (!writes || _left-- > 0)
                return await work();
            if (!_before)
                await work();
            throw new ProcessEndedException();
        }

        public override string ToString() => _name;
    }

    private sealed class ProcessEndedException() : Exception("The process is gone.");
}
