using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Pins, by the routes of 2025. See Discord docs: Messages Resource, Get Channel Pins.</summary>
internal sealed class PinRoutes(DiscordWorld world)
{
    private const int PinsMax = 250;
    private const int PinNotice = 6;
    private const int OldPage = 50;

    public void Map(Router router)
    {
        router.Map("GET", "/channels/{channel}/messages/pins", List);
        router.Map("PUT", "/channels/{channel}/messages/pins/{message}", call => Set(call, pinned: true));
        router.Map("DELETE", "/channels/{channel}/messages/pins/{message}", call => Set(call, pinned: false));
        // The routes of before 2025, which older libraries still use.
        router.Map("GET", "/channels/{channel}/pins", call => RestAnswer.Ok(Json.List(
            Pins(call, call.Channel()).Take(OldPage).Select(message => MessageShape.ForBot(message, world)))));
        router.Map("PUT", "/channels/{channel}/pins/{message}", call => Set(call, pinned: true));
        router.Map("DELETE", "/channels/{channel}/pins/{message}", call => Set(call, pinned: false));
    }

    private RestAnswer List(RestCall call)
    {
        var channel = call.Channel();
        var limit = call.QueryInt("limit", 50, 1, 50);
        var pins = Pins(call, channel);
        if (call.QueryTime("before") is { } before) pins = [.. pins.Where(message => message.PinnedAt < before)];
        return RestAnswer.Ok(new JsonObject
        {
            ["items"] = Json.List(pins.Take(limit).Select(message => new JsonObject
            {
                ["pinned_at"] = Json.Time(message.PinnedAt),
                ["message"] = MessageShape.ForBot(message, world),
            })),
            ["has_more"] = pins.Count > limit,
        });
    }

    private static List<Message> Pins(RestCall call, Channel channel) =>
        call.Can(channel, Permission.ReadMessageHistory)
            ? [.. channel.Messages.Where(message => message.Pinned).OrderByDescending(message => message.PinnedAt)]
            : [];

    private RestAnswer Set(RestCall call, bool pinned)
    {
        var channel = call.Channel();
        if (channel.Guild is not null) call.Need(channel, Permission.PinMessages);
        var message = call.Message(channel);
        if (channel.Thread is { Archived: true }) throw ApiException.ThreadArchived();
        if (message.Pinned == pinned) return RestAnswer.NoContent;
        if (pinned && channel.Messages.Count(one => one.Pinned) >= PinsMax)
            throw new ApiException(400, 30003, "Maximum number of pins reached for the channel (250)");
        world.Messages.SetPinned(message, pinned);
        if (pinned)
            world.Messages.Post(new Message(world.Clock.NextId(), channel, call.Bot, world.Clock.Now)
            {
                Type = PinNotice,
                RepliesTo = message,
            });
        if (channel.Guild is { } guild) call.Log(guild, pinned ? "MESSAGE_PIN" : "MESSAGE_UNPIN", message.Id);
        return RestAnswer.NoContent;
    }
}
