using Dapper;
using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>When a community's weekly round comes, in its own zone.</summary>
/// <param name="Version">0 until it is saved.</param>
[method: ExplicitConstructor]
public sealed record Rhythm(GuildId Guild, IsoDayOfWeek Day, LocalTime At, bool On, int Version)
{
    /// <summary>Wednesday at ten, until somebody chooses otherwise.</summary>
    public static Rhythm Fresh(GuildId guild) =>
        new(guild, IsoDayOfWeek.Wednesday, new LocalTime(10, 0), On: true, Version: 0);
}
