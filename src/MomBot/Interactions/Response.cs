using MomBot.Data;

namespace MomBot.Interactions;

/// <summary>
/// The answer to one interaction. There is no form in it: an action opens a form or answers, never both.
/// </summary>
public abstract record Response
{
    private Response()
    {
    }

    /// <summary>Redraws the message that was pressed; a whisper is seen by the presser alone.</summary>
    public sealed record Updated(Card Card, Card? Whisper = null) : Response;

    /// <summary>Seen by one person.</summary>
    public sealed record EphemeralMessage(Card Card) : Response;

    /// <summary>What a guard held is answered now, in place of this message; nothing held: this card.</summary>
    public sealed record GoesOn(Card Otherwise) : Response;

    /// <summary>Heard; nothing to say, nothing to redraw.</summary>
    public sealed record Nothing : Response;

    public static Response Update(Card card, Card? whisper = null) => new Updated(card, whisper);

    public static Response Ephemeral(Card card) => new EphemeralMessage(card);

    public static Response Ephemeral(Text words) => new EphemeralMessage(new Card(words));

    public static Response GoOn(Card otherwise) => new GoesOn(otherwise);

    public static Response None { get; } = new Nothing();
}

/// <summary>Who sees a route's answer. Fixed by the route, since Discord fixes it when an answer is deferred.</summary>
public enum Reply
{
    /// <summary>The presser alone: the default.</summary>
    Private,

    /// <summary>The message that was pressed is redrawn.</summary>
    Update,
}
