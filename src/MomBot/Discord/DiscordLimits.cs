namespace MomBot.Discord;

/// <summary>Every maximum that Discord documents and we meet, once. See Discord docs under each resource's
/// name.</summary>
public static class DiscordLimits
{
    // Rate limits
    public const int GlobalRequestsPerSecond = 45;

    /// <summary>Discord allows 50 in any second; the rest is for clocks that disagree.</summary>
    public const int GlobalRequestsInASecond = 48;
    public const int InvalidRequestsWeRisk = 1_000;

    /// <summary>Of those, 429s of our own: with what is in the air, a hundredth of what Discord bears.</summary>
    public const int LimitedRequestsWeRisk = 70;
    public static readonly TimeSpan InvalidRequestWindow = TimeSpan.FromMinutes(10);

    // Gateway
    public const int GatewayPayloadBytes = 4_096;
    public const int GatewaySendsPerMinute = 120;
    public const int GatewayFrameBytes = 8 * 1_024 * 1_024;
    public static readonly TimeSpan IdentifySpacing = TimeSpan.FromSeconds(5);

    // Messages
    public const int Attachments = 10;
    public const int AttachmentBytes = 10 * 1_024 * 1_024;
    public const int RequestBytes = 25 * 1_024 * 1_024;

    /// <summary>What files may take of a request; the rest is left for the words beside them.</summary>
    public const int FileBytes = RequestBytes - (256 * 1_024);
    public const int AltText = 1_024;
    public const int MessagesPerPage = 100;

    // Components
    public const int CustomId = 100;
    public const int ComponentsPerMessage = 40;
    public const int TextPerMessage = 4_000;
    public const int ButtonsPerRow = 5;
    public const int ButtonLabel = 80;
    public const int SelectOptions = 25;
    public const int OptionText = 100;
    public const int SelectPlaceholder = 150;

    // Polls
    public const int PollQuestion = 300;
    public const int PollAnswer = 55;

    // Modals
    public const int ModalTitle = 45;
    public const int ModalParts = 5;
    public const int Label = 45;
    public const int LabelDescription = 100;
    public const int TextInputPlaceholder = 100;
    public const int RadioOptions = 10;
    public const int CheckboxOptions = 10;

    // Commands
    public const int CommandName = 32;
    public const int CommandDescription = 100;
    public const int CommandChoices = 25;
    public const int ChoiceName = 100;
    public const int CommandCharacters = 8_000;

    // Guilds, channels, threads
    public const int MembersPerPage = 1_000;
    public const int AuditLogReason = 512;
}
