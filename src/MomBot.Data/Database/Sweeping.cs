using NodaTime;

namespace MomBot.Data.Database;

/// <summary>Removes what is old in slices, so that whoever presses meanwhile waits for one slice and no more.</summary>
public static class Sweeping
{
    private const int Slice = 250;

    /// <param name="delete">Deletes at most <c>@slice</c> rows older than <c>@before</c>.</param>
    public static async Task SweepAsync(
        this Connections connections, string delete, Instant before, CancellationToken cancellationToken)
    {
        while (await connections.WriteAsync(
            unit => unit.ExecuteAsync(delete, new { before, slice = Slice }), cancellationToken)
            .ConfigureAwait(false) == Slice)
        {
            // There is more, and others have had their turn.
        }
    }
}
