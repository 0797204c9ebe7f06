using MomBot.Data;
using static MomBot.Data.Text;

namespace MomBot.Pictures;

/// <summary>Totals that cannot be about somebody: a number under five is not shown.</summary>
public static class Totals
{
    public const int Fewest = 5;

    public static bool MayShow(int count) => count >= Fewest;

    /// <summary>The number, or that it is small. None and a few look the same.</summary>
    public static Text Words(int count) => MayShow(count) ? T($"{count}") : "under 5";
}
