using System.Globalization;
using System.Text.Json;
using MomBot.Discord.Wire;
using MomBot.Dispatch;

namespace MomBot.Benchmarks.Inside;

/// <summary>People press and type commands; how long each first answer took is kept.</summary>
internal sealed class Presses(BotInside bot)
{
    private readonly InteractionDispatcher _dispatcher = bot.The<InteractionDispatcher>();
    private readonly List<double> _took = [];
    private static long _next = 5_000_000_000_000_000_000;

    public double At(double share)
    {
        lock (_took)
            return _took.Count == 0 ? double.NaN : _took.Order().ElementAt((int)(share * (_took.Count - 1)));
    }

    public int Count
    {
        get
        {
            lock (_took)
                return _took.Count;
        }
    }

    public static byte[] Command(long id, long guild, long user, string name) => Json(id, guild, user, 2, $$"""
        "data": { "id": "7", "name": "{{name}}", "type": 1 }
        """);

    public static byte[] Press(long id, long guild, long user, string customId) => Json(id, guild, user, 3, $$"""
        "data": { "component_type": 2, "custom_id": "{{customId}}", "id": 5 },
        "message": { "id": "901", "channel_id": "801", "type": 0, "content": "", "flags": 32768,
          "author": { "id": "99", "username": "mombot", "bot": true },
          "components": [ { "type": 17, "id": 4242, "components": [ { "type": 10, "id": 2, "content": "a card" } ] } ] }
        """);

    /// <summary>One is answered; the milliseconds until then.</summary>
    /// <param name="person">One of the people there; none: somebody who was never seen before.</param>
    public async Task<double> DoAsync(int community, string? customId = null, int? person = null)
    {
        var id = Interlocked.Increment(ref _next);
        var user = 7_000_000_000_000_000_000 + (person is { } one ? (community * 1_000) + one : id % 1_000_000_000);
        var guild = Crowd.Guild(community).Value;
        var json = customId is null ? Command(id, guild, user, "village") : Press(id, guild, user, customId);
        var interaction = JsonSerializer.Deserialize(json, WireJson.Default.Interaction)!;
        var answered = bot.Discord.Answered(interaction.Token);
        var from = TimeProvider.System.GetTimestamp();
        await _dispatcher.HandleAsync(interaction, from, default);
        var took = TimeProvider.System.GetElapsedTime(from, await answered).TotalMilliseconds;
        lock (_took)
            _took.Add(took);
        return took;
    }

    /// <summary>At a steady rate, whether answers come or not, until it is enough.</summary>
    public async Task KeepDoingAsync(int aSecond, int communities, CancellationToken enough)
    {
        var (random, waiting) = (new Random(7), new List<Task>());
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1d / aSecond), TimeProvider.System);
        try
        {
            while (await tick.WaitForNextTickAsync(enough))
            {
                var community = random.Next(communities);
                waiting.Add(Task.Run(() => DoAsync(community), CancellationToken.None));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(waiting);
        }
    }

    private static byte[] Json(long id, long guild, long user, int type, string rest) =>
        System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""
            { "id": "{{id}}", "application_id": "98", "type": {{type}}, "token": "token-{{id}}", "version": 1,
              "guild_id": "{{guild}}", "channel_id": "801", "locale": "en-GB", "guild_locale": "en-US",
              "app_permissions": "442368", "context": 0,
              "member": {
                "user": { "id": "{{user}}", "username": "ana", "global_name": "Ana", "discriminator": "0" },
                "roles": [], "permissions": "2147483647", "joined_at": "2026-01-01T00:00:00.000000+00:00" },
            {{rest}} }
            """));
}
