using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using MomBot.Sandbox.Bot;
using MomBot.Sandbox.Interactions;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>Moves people's time, together with a bot that lives in this process.</summary>
public sealed class ClockCalls(DiscordWorld world, ISandboxBot? bot) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public async Task<JsonObject> MoveAsync(JsonObject asked, CancellationToken cancellationToken)
    {
        if (bot is null)
            throw new RefusalException(
                "The clock can be moved only when the bot runs in this process: start without --no-bot.");
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var to = Target(asked);
            if (to < world.Clock.Now) throw new RefusalException("The clock only goes forward.");
            while (await NextDueAsync(bot, cancellationToken) is { } due && due < to)
                await StepAsync(bot, due, cancellationToken);
            await StepAsync(bot, to, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
        return new JsonObject { ["now"] = Json.Time(world.Clock.Now) };
    }

    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>
    /// What comes first on the way: something of the bot's, or something of Discord's own. What is due now is done by
    /// the next step, wherever it leads; while time flows by itself, that is all within a second.
    /// </summary>
    private async Task<DateTimeOffset?> NextDueAsync(ISandboxBot bot, CancellationToken cancellationToken)
    {
        var now = world.Clock.Now + (world.Clock.Frozen ? TimeSpan.Zero : TimeSpan.FromSeconds(1));
        var own = await bot.NextDueAsync(cancellationToken);
        return Earlier(own > now ? own : null, world.Do(() => world.NextDue(now)));
    }

    private async Task StepAsync(ISandboxBot bot, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await bot.AdvanceToAsync(to, cancellationToken);
        world.Clock.MoveTo(to);
        world.Do(world.Settle);
        await bot.WhenIdleAsync(cancellationToken);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;

    private DateTimeOffset Target(JsonObject asked)
    {
        if ((string?)asked["to"] is { } to)
            return DateTimeOffset.TryParse(
                to, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : throw new RefusalException($"'{to}' is not a time such as 2026-12-07T09:00:00Z.");
        if ((string?)asked["advance"] is not { } advance)
            throw new RefusalException("Give 'advance', such as P7D or PT1H, or 'to'.");
        try
        {
            return world.Clock.Now + XmlConvert.ToTimeSpan(advance);
        }
        catch (FormatException)
        {
            throw new RefusalException($"'{advance}' is not a duration such as P7D or PT1H.");
        }
    }
}
