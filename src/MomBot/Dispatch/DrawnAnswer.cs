using MomBot.Discord.Wire;

namespace MomBot.Dispatch;

/// <summary>The answer to one interaction, drawn: nothing about it can fail any more except Discord.</summary>
internal abstract record DrawnAnswer
{
    private DrawnAnswer()
    {
    }

    /// <summary>Opens a form.</summary>
    public sealed record Form(InteractionResponse Opening) : DrawnAnswer;

    /// <summary>Redraws the message that was pressed.</summary>
    public sealed record Redraw(DrawnCard Card, DrawnCard? Whisper) : DrawnAnswer;

    /// <summary>Shows a card to one person.</summary>
    public sealed record Show(DrawnCard Card) : DrawnAnswer;

    /// <summary>Heard; nothing to show.</summary>
    public sealed record Quiet : DrawnAnswer;
}
