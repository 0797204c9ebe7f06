namespace MomBot.Sandbox.Strictness;

/// <summary>Where a message body stands: each place allows its own fields and flags.</summary>
public enum MessageKind
{
    Create,
    ThreadStarter,
    InteractionAnswer,
    InteractionUpdate,
    Followup,
    ChannelEdit,
    WebhookEdit,
}
