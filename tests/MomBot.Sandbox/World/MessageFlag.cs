namespace MomBot.Sandbox.World;

/// <summary>See Discord docs: Messages Resource, Message Flags.</summary>
[Flags]
public enum MessageFlag
{
    None = 0,
    Crossposted = 1 << 0,
    SuppressEmbeds = 1 << 2,
    HasThread = 1 << 5,
    Ephemeral = 1 << 6,
    Loading = 1 << 7,
    SuppressNotifications = 1 << 12,
    VoiceMessage = 1 << 13,
    ComponentsV2 = 1 << 15,
}
