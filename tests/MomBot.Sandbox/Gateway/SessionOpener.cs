using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace MomBot.Sandbox.Gateway;

/// <summary>Answers identify and resume. See Discord docs: Gateway Events, Identify and Resume.</summary>
internal sealed class SessionOpener(
    IGatewayWorld world,
    TimeProvider time,
    Random random,
    Uri? resumeUrl,
    GatewayOptions options,
    IdentifyLedger ledger,
    ConcurrentDictionary<string, GatewaySession> sessions,
    GatewayCounters counters,
    GatewayTrouble trouble)
{
    private readonly ConcurrentDictionary<ulong, string> _written = [];

    public Closing? Identify(GatewayConnection connection, JsonObject data)
    {
        if (IdentifyRequest.Read(data, world, out var request) is { } refusal)
            return refusal;
        var guilds = world.GuildIds().Where(id => request.Shard.Holds(id)).ToArray();
        if (guilds.Length > options.GuildsPerShard)
            return Closing.ShardingRequired;

        switch (ledger.Ask(request.Token, request.Shard.Id))
        {
            case IdentifyLedger.Verdict.TooSoon:
                connection.Queue.Send(Payloads.InvalidSession(resumable: false));
                return null;
            case IdentifyLedger.Verdict.TooMany:
                world.ResetToken(request.Token);
                EndAllOf(request.Token);
                return Closing.AuthenticationFailed;
            case IdentifyLedger.Verdict.Granted:
                break;
        }

        counters.Identified();
        Open(connection, request, guilds);
        return null;
    }

    public Closing? Resume(GatewayConnection connection, JsonObject data)
    {
        if (data["token"].AsText() is not { } token || data["session_id"].AsText() is not { } sessionId)
            return Closing.DecodeError("resume needs token and session_id");
        if (world.BotUser(token) is null)
            return Closing.AuthenticationFailed;
        if (data["seq"].AsLong() is not { } sequence)
            return Closing.InvalidSequence;

        var session = sessions.GetValueOrDefault(sessionId);
        if (session?.Token != token || session.ExpiredAfter(options.SessionLifetime))
            return Refuse(connection);
        switch (session.Resume(connection.Queue, sequence))
        {
            case ResumeOutcome.Resumed:
                connection.Session = session;
                counters.Resumed();
                if (trouble.TakeClosedResume())
                    return Closing.OnPurpose(4000);
                return null;
            case ResumeOutcome.InvalidSequence:
                return Closing.InvalidSequence;
            default:
                return Refuse(connection);
        }
    }

    private static Closing? Refuse(GatewayConnection connection)
    {
        connection.Queue.Send(Payloads.InvalidSession(resumable: false));
        return null;
    }

    private void Open(GatewayConnection connection, IdentifyRequest request, ulong[] guilds)
    {
        var session = new GatewaySession(
            NewId(),
            request.Token,
            request.User["id"].AsSnowflake() ?? 0,
            request.Intents,
            request.Shard,
            new ReplayBuffer(options.ReplayEvents, options.ReplayBytes),
            time);
        var ready = Ready(session, request, guilds, resumeUrl ?? ResumeAt(connection.Address)).ToJsonString();
        session.Start(connection.Queue, request.Compress, guilds, ready);
        connection.Session = session;
        sessions[session.Id] = session;

        var listed = (session.Intents & Intents.Guilds) != 0;
        foreach (var guild in guilds)
            session.Release(guild, listed ? GuildCreate(session, guild) : null);
    }

    /// <summary>Another address than that of GET /gateway/bot, as with Discord itself.</summary>
    private static Uri ResumeAt(Uri cameIn) =>
        cameIn.AbsolutePath.EndsWith(GatewayHub.ResumePath, StringComparison.Ordinal)
            ? cameIn
            : new Uri(cameIn + GatewayHub.ResumePath);

    /// <summary>Writes all guilds out as a session without presences sees them.</summary>
    public void WriteAhead(ulong bot)
    {
        foreach (var guild in world.GuildIds())
            _written[guild] = new ShapedEvent("GUILD_CREATE", guild, world.GuildCreate(guild)).WithOnly(bot);
    }

    private string GuildCreate(GatewaySession session, ulong guildId) =>
        _written.GetValueOrDefault(guildId)
        ?? new ShapedEvent("GUILD_CREATE", guildId, world.GuildCreate(guildId)).For(session);

    private JsonObject Ready(GatewaySession session, IdentifyRequest request, ulong[] guilds, Uri resumeAt)
    {
        var ready = new JsonObject
        {
            ["v"] = 10,
            ["user"] = request.User.DeepClone(),
            ["guilds"] = new JsonArray([.. guilds.Select(id =>
                (JsonNode)new JsonObject { ["id"] = id.Text(), ["unavailable"] = true })]),
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = resumeAt.ToString(),
            ["application"] = new JsonObject { ["id"] = world.ApplicationId.Text(), ["flags"] = ApplicationFlags() },
        };
        if (request.ShardGiven)
            ready["shard"] = new JsonArray(session.Shard.Id, session.Shard.Count);
        return ready;
    }

    // The "limited" flags: an unverified application with the switch on. See Discord docs: Application, Flags.
    private int ApplicationFlags() =>
        (world.IntentAllowed(Intents.GuildPresences) ? 1 << 13 : 0)
        | (world.IntentAllowed(Intents.GuildMembers) ? 1 << 15 : 0)
        | (world.IntentAllowed(Intents.MessageContent) ? 1 << 19 : 0);

    private void EndAllOf(string token)
    {
        foreach (var session in sessions.Values.Where(one => one.Token == token))
        {
            sessions.TryRemove(session.Id, out _);
            session.End(Closing.AuthenticationFailed);
        }
    }

    private string NewId()
    {
        var bytes = new byte[16];
        lock (random)
            random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
