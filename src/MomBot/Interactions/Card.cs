using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Pictures;

namespace MomBot.Interactions;

/// <summary>
/// What people see: words and things to press. Nobody is pinged unless the card names them. How it looks is decided in
/// one place, and checked there against Discord's sizes before it is sent.
/// </summary>
public sealed record Card(ImmutableArray<CardPart> Parts)
{
    public Card(Text words, params IEnumerable<CardPart> rows) : this([new CardPart.Paragraph(words), .. rows])
    {
    }

    /// <summary>The colour at its edge. Never the only signal of anything.</summary>
    public Tone Tone { get; init; } = Tone.Calm;

    /// <summary>The people who are to notice.</summary>
    public ImmutableArray<MemberId> Pings { get; init; } = [];

    /// <summary>The roles that are to notice.</summary>
    public ImmutableArray<RoleId> RolePings { get; init; } = [];

    /// <summary>Arrives without a sound.</summary>
    public bool Silent { get; init; }

    public static implicit operator Card(Text words) => new(words);
}

/// <summary>The palette.</summary>
public enum Tone
{
    Calm,
    Warm,
    Asking,
    Settled,
    Attention,
}

/// <summary>One part of a card.</summary>
public abstract record CardPart
{
    private CardPart()
    {
    }

    public sealed record Paragraph(Text Words) : CardPart;

    /// <summary>A paragraph of our own that stays as it hangs (<see cref="InteractionContext.Shown"/>).</summary>
    public sealed record Kept(ShownWords Words) : CardPart;

    public sealed record Divider : CardPart;

    /// <summary>One to five buttons side by side; four still fit on a phone.</summary>
    public sealed record Buttons(params ImmutableArray<Button> Row) : CardPart;

    /// <summary>A drop-down: choosing in it is the action, its <see cref="ChosenAttribute"/> part filled.</summary>
    public sealed record Select(BotAction Action, Text Placeholder, ImmutableArray<Choice> Options) : CardPart
    {
        public int Min { get; init; } = 1;

        public int Max { get; init; } = 1;
    }

    /// <summary>A drop-down of the community's text channels, and of its forums where one would do.</summary>
    public sealed record ChannelSelect(
        BotAction Action, Text Placeholder, ChannelId? Current = null, bool Forums = false) : CardPart;

    /// <summary>A drop-down of the community's roles.</summary>
    public sealed record RoleSelect(BotAction Action, Text Placeholder, RoleId? Current = null) : CardPart;

    /// <summary>A drop-down of the community's people: at most <paramref name="Max"/> (1 to 25) of them.</summary>
    public sealed record UserSelect(BotAction Action, Text Placeholder, int Max = 1) : CardPart;

    /// <summary>
    /// A picture: its record. Drawn, and put into words for those who do not see it, in the language of the card.
    /// </summary>
    /// <param name="Name">Of the file: letters, digits and hyphens, ending in <c>.png</c>.</param>
    public sealed record Picture(string Name, Drawing Drawing) : CardPart;

    /// <summary>A file to take home, written in the language of the card.</summary>
    public sealed record File(string Name, Func<Func<Text, string>, ReadOnlyMemory<byte>> Write) : CardPart
    {
        public File(string name, ReadOnlyMemory<byte> bytes) : this(name, _ => bytes)
        {
        }
    }
}

/// <summary>Something to press. The label begins with a verb and has at most 80 characters.</summary>
public sealed record Button(Text Label, BotAction Action, ButtonLook Look = ButtonLook.Quiet)
{
    public bool Disabled { get; init; }
}

/// <summary>How much a button asks to be pressed: one primary a card.</summary>
public enum ButtonLook
{
    Primary,
    Quiet,
    Grave,
}

/// <summary>One option of a drop-down or a group of boxes.</summary>
public sealed record Choice(string Value, Text Label, Text? Hint = null, bool Chosen = false);
