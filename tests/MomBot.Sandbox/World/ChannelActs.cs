using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.World;

/// <summary>Channels are made, changed and deleted; two people open direct messages.</summary>
public sealed class ChannelActs(DiscordWorld world)
{
    public Channel Create(Guild guild, ChannelType type, string name, Channel? parent = null)
    {
        var last = guild.Channels.Values.Where(channel => channel.Type == type)
            .Select(channel => channel.Position).DefaultIfEmpty(-1).Max();
        var channel = new Channel(world.Clock.NextId(), type, guild, name) { Parent = parent, Position = last + 1 };
        guild.Channels[channel.Id] = channel;
        world.AllChannels[channel.Id] = channel;
        return channel;
    }

    public void TellCreated(Channel channel) => Tell(channel, "CHANNEL_CREATE");

    public void TellUpdated(Channel channel)
    {
        Tell(channel, channel.IsThread ? "THREAD_UPDATE" : "CHANNEL_UPDATE");
        if (!channel.IsThread) world.Threads.Sync(channel.Guild!);
    }

    public void Delete(Channel channel)
    {
        if (channel.IsThread)
        {
            world.Threads.Delete(channel);
            return;
        }
        var guild = channel.Guild!;
        foreach (var thread in guild.Threads.Values.Where(thread => thread.Parent == channel).ToList())
            world.Threads.Delete(thread);
        foreach (var child in guild.Channels.Values.Where(child => child.Parent == channel))
        {
            child.Parent = null;
            TellUpdated(child);
        }
        guild.Channels.Remove(channel.Id);
        Forget(channel);
        Tell(channel, "CHANNEL_DELETE");
    }

    public void Forget(Channel channel)
    {
        world.AllChannels.Remove(channel.Id);
        foreach (var message in channel.Messages)
        {
            world.AllMessages.Remove(message.Id);
            if (message.Poll is not null) world.Polls.Forget(message);
        }
    }

    public Channel OpenDirect(User person)
    {
        var open = world.AllChannels.Values
            .FirstOrDefault(one => one.Type == ChannelType.Direct && one.Recipients.Contains(person));
        if (open is not null) return open;
        var channel = new Channel(world.Clock.NextId(), ChannelType.Direct, null, person.Name);
        channel.Recipients.AddRange([world.Bot, person]);
        world.AllChannels[channel.Id] = channel;
        world.Events.Add("CHANNEL_CREATE", null, ChannelShape.Of(channel));
        return channel;
    }

    /// <summary>
    /// Closed for someone who shares no community with the bot, or wants no messages from any that they share.
    /// </summary>
    public bool DirectOpen(User person) => world.AllGuilds.Values.Any(guild => world.BotIsIn(guild)
        && guild.Members.TryGetValue(person.Id, out var member) && member.DirectMessagesOpen);

    private void Tell(Channel channel, string name)
    {
        world.Tell(channel.Guild!, name, ChannelShape.Of(channel));
        world.Happenings.Tell("channel", new JsonObject
        {
            ["guild_id"] = Json.Id(channel.Guild!.Id),
            ["channel_id"] = Json.Id(channel.Id),
        });
    }
}
