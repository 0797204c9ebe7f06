namespace MomBot.Data.Database;

/// <summary>
/// What waits is taken side by side, so that many share one commit; of one community one after the other, in order.
/// </summary>
public static class Turns
{
    private const int SideBySide = 32;

    public static async Task TakeAsync<T>(IReadOnlyList<T> all, Func<T, GuildId> of, Func<T, Task> take)
    {
        foreach (var some in all.GroupBy(of).Chunk(SideBySide))
            await Task.WhenAll(some.Select(TakeAsync)).ConfigureAwait(false);

        async Task TakeAsync(IEnumerable<T> ofOne)
        {
            foreach (var each in ofOne)
                await take(each).ConfigureAwait(false);
        }
    }
}
