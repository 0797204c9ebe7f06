using NodaTime;

namespace MomBot.Data.Tests.Support;

/// <summary>People's time, standing still until a test moves it.</summary>
public sealed class FakeClock : IClock
{
    public Instant Now { get; set; } = Instant.FromUtc(2026, 11, 2, 9, 0);

    public Instant GetCurrentInstant() => Now;

    public void Advance(Duration by) => Now += by;
}
