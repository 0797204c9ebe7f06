namespace MomBot.Discord.Gateway;

/// <summary>An event on its way to its handler.</summary>
/// <param name="ReceivedAt">A timestamp of the <see cref="TimeProvider"/>, taken as the frame came in.</param>
public sealed record GatewayDispatch(GatewayEvent Event, int Shard, long Sequence, long ReceivedAt);
