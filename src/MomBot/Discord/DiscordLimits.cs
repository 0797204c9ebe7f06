namespace MomBot.Discord;

/// <summary>Every maximum that Discord documents and we meet, once. See Discord docs under each resource's
/// name.</summary>
public static class DiscordLimits
{
    // Rate limits
    public const int GlobalRequestsPerSecond = 45;
    public const int InvalidRequestsWeRisk = 1_000;
    public static readonly TimeSpan InvalidRequestWindow = TimeSpan.FromMinutes(10);

    // Gateway
    public const int GatewayPayloadBytes = 4_096;
    public const int GatewaySendsPerMinute = 120;
    public const int GatewayFrameBytes = 8 * 1_024 * 1_024;
    public const int IdentifiesPerDay = 1_000;
    public static readonly TimeSpan IdentifySpacing = TimeSpan.FromSeconds(5);
    public const int GuildsPerShard = 2_500;

    // Messages
    public const int Content = 2_000;
    public const int Attachments = 10;
    public const int AttachmentBytes = 10 * 1_024 * 1_024;
    public const int RequestBytes = 25 * 1_024 * 1_024;
    public const int AltText = 1_024;
    public const int Nonce = 25;
    public const int AllowedMentions = 100;
    public const int MessagesPerPage = 100;
    public const int PinsPerChannel = 250;
    public const int PinsPerPage = 50;
    public const int ReactionsPerMessage = 20;

    // Components
    public const int CustomId = 100;
    public const int ComponentsPerMessage = 40;
    public const int TextPerMessage = 4_000;
    public const int SectionTexts = 3;
    public const int GalleryItems = 10;
    public const int ButtonsPerRow = 5;
    public const int ButtonLabel = 80;
    public const int ButtonUrl = 512;
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
    public const int TextInput = 4_000;
    public const int TextInputPlaceholder = 100;
    public const int RadioOptions = 10;
    public const int CheckboxOptions = 10;
    public const int FileUploads = 10;

    // Interactions
    public static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    // Commands
    public const int ChatInputCommands = 100;
    public const int MenuCommands = 15;
    public const int CommandName = 32;
    public const int CommandDescription = 100;
    public const int CommandOptions = 25;
    public const int CommandChoices = 25;
    public const int ChoiceName = 100;
    public const int ChoiceValue = 100;
    public const int CommandCharacters = 8_000;
    public const int StringOption = 6_000;
    public const int CommandsCreatedPerDay = 200;

    // Guilds, channels, threads
    public const int Roles = 250;
    public const int RoleName = 100;
    public const int Channels = 500;
    public const int ChannelsPerCategory = 50;
    public const int ChannelName = 100;
    public const int Topic = 1_024;
    public const int ForumTopic = 4_096;
    public const int Overwrites = 1_000;
    public const int SlowmodeSeconds = 21_600;
    public const int MembersPerPage = 1_000;
    public const int ThreadMembers = 1_000;
    public const int ForumTags = 20;
    public const int ForumTagName = 20;
    public const int AppliedTags = 5;
    public const int AuditLogReason = 512;
    public static readonly TimeSpan Timeout = TimeSpan.FromDays(28);

    // Scheduled events
    public const int ScheduledEvents = 100;
    public const int EventName = 100;
    public const int EventDescription = 1_000;
    public const int EventLocation = 100;
}
