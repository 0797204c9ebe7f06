namespace MomBot.Data.CheckIns;

/// <summary>One reason why a theme was chosen, for facilitators to read.</summary>
/// <param name="Number">A number that goes with it, where there is one.</param>
public readonly record struct Reason(Because Because, int Number = 0);

/// <summary>Why a theme was chosen. Stored by name until told.</summary>
public enum Because
{
    NotAskedForHalfAYear,
    AllWereAsked,
    LightIsDue,
    DeeperIsDue,
    GrownUpsAreDue,
    DeepIsOpen,

    /// <summary>So many others could have come as well.</summary>
    OthersCouldCome,
}
