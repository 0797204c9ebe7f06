using Dapper;
using NodaTime;

namespace MomBot.Data.Members;

/// <summary>What a person chose in one community.</summary>
/// <param name="Zone">An IANA name; null means the community's.</param>
/// <param name="Language">Null means the one her Discord speaks.</param>
/// <param name="DmYes">She said yes to direct messages.</param>
/// <param name="Paused">Nothing reaches her until she comes back.</param>
/// <param name="Agreed">The version of the community's agreement she accepted; 0: none.</param>
/// <param name="QuietFrom">When her own quiet hours begin, by her clock; with <paramref name="QuietTo"/>.</param>
/// <param name="AwayUntil">The last day of her time away.</param>
/// <param name="Gone">She left, and has not said yet what should become of what is hers.</param>
/// <param name="Version">0 until something is saved.</param>
[method: ExplicitConstructor]
public sealed record Member(
    GuildId Guild, MemberId Id, string? Zone, string? Language, bool DmYes, bool Paused, int Version, int Agreed = 0,
    LocalTime? QuietFrom = null, LocalTime? QuietTo = null, LocalDate? AwayUntil = null, bool Gone = false)
{
    /// <summary>Whether nothing at all is told to her: she has paused, or left.</summary>
    public bool IsOut => Paused || Gone;

    /// <summary>Whether nothing should ring at this local moment: quiet hours, a time away, or a pause.</summary>
    public bool RestsAt(LocalDateTime here) => IsOut || AwayUntil >= here.Date || IsQuiet(here.TimeOfDay);

    private bool IsQuiet(LocalTime hour) => QuietFrom is { } from && QuietTo is { } to
        && (from < to ? hour >= from && hour < to : hour >= from || hour < to);

    /// <summary>Somebody who has chosen nothing yet.</summary>
    public static Member Fresh(GuildId guild, MemberId id) =>
        new(guild, id, Zone: null, Language: null, DmYes: false, Paused: false, Version: 0);
}
