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
            await bot.AdvanceToAsync(to, cancellationToken);
            world.Clock.MoveTo(to);
            world.Do(world.Settle);
            await bot.WhenIdleAsync(cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
        return new JsonObject { ["now"] = Json.Time(world.Clock.Now) };
    }

    public void Dispose() => _oneAtATime.Dispose();

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
