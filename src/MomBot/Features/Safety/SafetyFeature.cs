using MomBot.Interactions;

namespace MomBot.Features.Safety;

/// <summary>Who to call, at once and to one person alone. Nothing here is stored, counted or logged.</summary>
public static class SafetyFeature
{
    public static Feature Declare(SafetyHandlers handlers) =>
        new Feature("safety", "Who to call when it is too much")
        {
            Scope = CommandScope.Everywhere,
        }
            .Command<ShowSupport>("support", "Who to call when it is too much. Only you see it.")
            .MessageMenu<OpenWorry>("I'm worried about this")
            .Suggests(ShowSupport.Countries, handlers.Suggest)
            .On<OpenSupport>(handlers.Open)
            .On<ShowSupport>(handlers.Show)
            .On<OpenWorry>(handlers.Worry)
            .On<ChooseCountry>(handlers.Choose, Reply.Update);
}

/// <summary>The lines of a country, or the choice of one.</summary>
[Route("safety.support")]
public sealed record ShowSupport(
    [Option("Your country. I never guess it.", From = ShowSupport.Countries)] string Country = "") : BotAction
{
    public const string Countries = "safety.countries";
}

/// <summary>A country was chosen on a card.</summary>
/// <param name="ForAnother">Whether the card is about somebody else.</param>
[Route("safety.country")]
public sealed record ChooseCountry(bool ForAnother, [Chosen] ConfigKey Country = default) : BotAction;

/// <summary>Somebody is worried about what another wrote.</summary>
[Route("safety.worry")]
public sealed record OpenWorry : BotAction;
