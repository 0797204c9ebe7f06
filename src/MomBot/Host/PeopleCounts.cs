using System.Collections.Concurrent;
using MomBot.Data;
using MomBot.Discord.Gateway;

namespace MomBot.Host;

/// <summary>How many people each community has, as Discord tells it. Numbers only, kept in memory.</summary>
public sealed class PeopleCounts
{
    private readonly ConcurrentDictionary<ulong, int> _people = [];

    /// <summary>How many there are, us left out; 0: Discord has not said.</summary>
    public int Of(GuildId guild) => Math.Max(0, _people.GetValueOrDefault((ulong)guild.Value) - 1);

    public void Hear(GatewayEvent happened)
    {
        switch (happened)
        {
            case GatewayEvent.GuildCreated({ MemberCount: { } count } guild):
                _people[guild.Id.Value] = count;
                break;
            case GatewayEvent.MemberAdded(var guild, _):
                _people.AddOrUpdate(guild.Value, 0, (_, count) => count + 1);
                break;
            case GatewayEvent.MemberRemoved(var guild, _):
                _people.AddOrUpdate(guild.Value, 0, (_, count) => count - 1);
                break;
        }
    }
}
