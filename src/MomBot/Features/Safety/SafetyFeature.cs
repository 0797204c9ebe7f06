using MomBot.Interactions;

namespace MomBot.Features.Safety;

/// <summary>Who to call, at once and to one person alone. Who asked is not stored, counted or logged.</summary>
public static class SafetyFeature
{
    public static Feature Declare(SafetyHandlers handlers, SupportSettingsHandlers settings) =>
        new Feature("safety", "Who to call when it is too much")
        {
            Scope = CommandScope.Everywhere,
            InDirectMessages = true,
        }
            .Command<ShowSupport>("support", "Who to call when it is too much. Only you see it.")
            .MessageMenu<OpenWorry>("I'm worried about this")
            .Suggests(ShowSupport.Countries, handlers.Suggest)
            .On<OpenSupport>(handlers.Open)
            .On<ShowSupport>(handlers.Show)
            .On<OpenWorry>(handlers.Worry)
            .On<ChooseCountry>(handlers.Choose, Reply.Update)
            .On<ShowMoreLines>(handlers.More, Reply.Update)
            .Command<SetUpSupport>(
                "admin support", "Whose lines /support shows first, and lines of your own", CommandFor.Admins)
            .On<SetUpSupport>(settings.Choose, audience: CommandFor.Admins)
            .Opens<OpenLocalLine>((_, _) => new AddLocalLine(), CommandFor.Admins)
            .On<AddLocalLine>(settings.Add, Reply.Update, CommandFor.Admins)
            .On<RemoveLocalLine>(settings.Remove, Reply.Update, CommandFor.Admins);
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

/// <summary>The other lines of a country.</summary>
[Route("safety.more")]
public sealed record ShowMoreLines(ConfigKey Country) : BotAction;

/// <summary>Somebody is worried about what another wrote.</summary>
[Route("safety.worry")]
public sealed record OpenWorry : BotAction;

/// <summary>Whose lines are shown first here.</summary>
[Route("safety.settings")]
public sealed record SetUpSupport(
    [Option("The country of most people here", From = ShowSupport.Countries)] string Country = "") : BotAction;

/// <summary>Opens the form for a line of the community's own.</summary>
[Route("safety.open-line")]
public sealed record OpenLocalLine : BotAction;

/// <summary>A line of the community's own.</summary>
[Route("safety.add-line")]
public sealed record AddLocalLine(
    [TextInput("Who answers there?", Min = 2, Max = 100)] string Name = "",
    [TextInput("Number or address", Min = 2, Max = 100)] string Contact = "",
    [TextInput("When?", Min = 2, Max = 100, Placeholder = "Mon to Fri, 9 to 17")] string Hours = "")
    : Modal("A line of your own");

/// <summary>It goes again.</summary>
[Route("safety.remove-line")]
public sealed record RemoveLocalLine(long Line) : BotAction;
