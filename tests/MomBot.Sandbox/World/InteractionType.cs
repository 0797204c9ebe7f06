namespace MomBot.Sandbox.World;

/// <summary>See Discord docs: Receiving and Responding, Interaction Type.</summary>
public enum InteractionType
{
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Modal = 5,
}
