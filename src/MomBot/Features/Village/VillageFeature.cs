using MomBot.Interactions;

namespace MomBot.Features.Village;

/// <summary>One private panel from which a member reaches everything, and how the bot treats her.</summary>
public static class VillageFeature
{
    public static Feature Declare(VillageHandlers village, MeHandlers me) =>
        new Feature("village", "One private panel with everything that is yours")
        {
            Scope = CommandScope.Everywhere,
        }
            .Command<OpenVillage>("village", "Everything that is yours here, in one place. Only you see it.")
            .Command<OpenMe>("me", "Your time zone and language, what may reach you, and what I keep")
            .On<OpenVillage>(village.Open, Reply.Update)
            .On<OpenMe>(me.Open, Reply.Update)
            .Opens<OpenMySettings>(me.OpenForm)
            .On<ChooseMySettings>(me.Choose, Reply.Update)
            .On<SetReach>(me.Reach, Reply.Update)
            .On<SetAway>(me.Away, Reply.Update);
}

/// <summary>The panel.</summary>
[Route("village.open")]
public sealed record OpenVillage : BotAction;

/// <summary>The form for zone, language and quiet hours.</summary>
[Route("me.form")]
public sealed record OpenMySettings : BotAction;

[Route("me.set")]
public sealed record ChooseMySettings(
    [TextInput("Which city's clocks do you live by?", Max = 60, Optional = true, Placeholder = "London",
        Hint = "Empty: those of the community.")] string Zone = "",
    [Select("Which language should I speak with you?")] MyLanguage Language = MyLanguage.AsDiscord,
    [TextInput("Quiet from", Max = 5, Optional = true, Placeholder = "21:00",
        Hint = "Your own hours, like 21:00. Empty: none of your own.")] string QuietFrom = "",
    [TextInput("Quiet until", Max = 5, Optional = true, Placeholder = "07:00")] string QuietTo = "")
    : Modal("How I treat you");

/// <summary>The languages there are, and the one her Discord speaks.</summary>
public enum MyLanguage
{
    [Label("The one my Discord speaks")]
    AsDiscord,
    [Label("English")]
    English,
    [Label("Español")]
    Spanish,
}

/// <summary>Whether the bot may write to her directly.</summary>
[Route("me.reach")]
public sealed record SetReach(bool Direct) : BotAction;

/// <summary>Away for so many days; 0: back.</summary>
[Route("me.away")]
public sealed record SetAway(int Days) : BotAction;
