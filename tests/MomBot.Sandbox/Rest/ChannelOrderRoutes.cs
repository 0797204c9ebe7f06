using System.Text.Json.Nodes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Many channels find their places at once. See Discord docs: Modify Guild Channel Positions.</summary>
internal sealed class ChannelOrderRoutes(DiscordWorld world)
{
    private readonly ChannelRoutes _channels = new(world);

    public void Map(Router router) => router.Map("PATCH", "/guilds/{guild}/channels", Move);

    private RestAnswer Move(RestCall call)
    {
        var guild = call.Guild();
        if (call.Request.Body is not JsonArray list)
            throw ApiException.Invalid("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        var moves = new List<Action>();
        for (var i = 0; i < list.Count; i++)
        {
            var form = call.Open(list[i] as JsonObject ?? [], $"{i}");
            form.Only("id", "position", "parent_id", "lock_permissions");
            var channel = guild.Channels.GetValueOrDefault(form.Id("id", required: true) ?? 0)
                ?? throw ApiException.UnknownChannel();
            call.Need(channel, Permission.ManageChannels);
            var position = form.Int("position", 0) ?? channel.Position;
            var parent = form.Names("parent_id")
                ? _channels.Category(guild, form.Id("parent_id"), channel)
                : channel.Parent;
            var takesOver = form.Bool("lock_permissions") == true;
            moves.Add(() => Put(call, channel, position, parent, takesOver));
        }
        call.Check();
        foreach (var move in moves) move();
        return RestAnswer.NoContent;
    }

    private void Put(RestCall call, Channel channel, int position, Channel? parent, bool takesOver)
    {
        (channel.Position, channel.Parent) = (position, parent);
        if (takesOver && parent is not null)
        {
            channel.Overwrites.Clear();
            foreach (var overwrite in parent.Overwrites.Values) channel.Overwrites[overwrite.Id] = overwrite;
        }
        world.Places.TellUpdated(channel);
        call.Log(channel.Guild!, "CHANNEL_UPDATE", channel.Id);
    }
}
