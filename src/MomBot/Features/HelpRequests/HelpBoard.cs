using MomBot.Data;

namespace MomBot.Features.HelpRequests;

/// <summary>
/// Where cards hang: a text channel, or a forum, in which every card is a post of its own. A forum has no private
/// threads: those open in another channel.
/// </summary>
/// <param name="ThreadsIn">That other channel; none: this is a text channel, and they open beside the card.</param>
public sealed record HelpBoard(ChannelId Channel, ChannelId? ThreadsIn = null)
{
    public bool IsForum => ThreadsIn is not null;

    public static implicit operator HelpBoard(ChannelId channel) => new(channel);
}
