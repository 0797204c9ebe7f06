using MomBot.Data;

namespace MomBot.Interactions;

/// <summary>What an action that opens a form answers: the form, or a private word why there is none.</summary>
public abstract record Opening
{
    private Opening()
    {
    }

    public sealed record Form(Modal Modal) : Opening;

    public sealed record Instead(Card Card) : Opening;

    public static implicit operator Opening(Modal modal) => new Form(modal);

    public static implicit operator Opening(Card card) => new Instead(card);

    public static implicit operator Opening(Text words) => new Instead(words);
}
