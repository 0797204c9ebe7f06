using System.Collections.Concurrent;
using MomBot.Data;
using MomBot.Discord.Wire;

namespace MomBot.Dispatch;

/// <summary>
/// What people pressed while something had to come first: the newest of each, in memory only. After a restart they
/// press once more.
/// </summary>
public sealed class HeldPresses
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(GuildId, MemberId), Interaction> _held = [];

    internal void Keep(GuildId guild, MemberId member, Interaction pressed)
    {
        if (_held.Count >= Most)
            _held.Clear();
        _held[(guild, member)] = pressed;
    }

    internal Interaction? Take(GuildId guild, MemberId member) =>
        _held.TryRemove((guild, member), out var pressed) ? pressed : null;
}
