using MomBot.Data.Members;
using MomBot.Interactions;

namespace MomBot.Features.Welcome;

/// <summary>Whoever joins meets one private card: read first, nobody has to introduce themselves.</summary>
public static class WelcomeFeature
{
    public const string Name = "welcome";

    public static Feature Declare(WelcomeHandlers handlers) =>
        new Feature(Name, "A private word to whoever is new: read first, no introductions")
            .Hears<MemberEvent.Joined>(handlers.Joined)
            .Tells<MemberEvent.Welcomed>(WelcomeViews.Tell);
}
