namespace MomBot.Features.Setup;

/// <summary>The pages of the setup, in their order. Written into buttons: never renumbered.</summary>
public enum SetupPage
{
    Clock = 1,
    Features = 2,
    Places = 3,
    People = 4,

    /// <summary>All of it at once: the preview, and the place from which it is applied.</summary>
    Apply = 5,
}
