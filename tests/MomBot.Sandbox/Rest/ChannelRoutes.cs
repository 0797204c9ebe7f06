using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Channels are read, made and deleted. See Discord docs: Channels Resource; Guild Resource.</summary>
internal sealed class ChannelRoutes(DiscordWorld world)
{
    private const int ChannelsMax = 500;
    private const int InCategoryMax = 50;

    public void Map(Router router)
    {
        router.Map("GET", "/channels/{channel}", call => RestAnswer.Ok(Shape(call, call.Channel())));
        router.Map("POST", "/guilds/{guild}/channels", Create);
        router.Map("DELETE", "/channels/{channel}", Delete);
        router.Map("POST", "/channels/{channel}/typing", call =>
        {
            var channel = call.Channel();
            if (!channel.HoldsMessages) throw ApiException.WrongChannelType();
            call.Need(channel, channel.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages);
            return RestAnswer.NoContent;
        });
    }

    /// <summary>Overwrites may only give or take what one has oneself. See Discord docs: Permissions.</summary>
    public static void NeedOwn(RestCall call, Guild guild, IEnumerable<Overwrite> overwrites, Channel? place = null)
    {
        var own = place is null ? call.Granted(guild) : call.Granted(guild) | InPlace(call, place);
        foreach (var overwrite in overwrites)
        {
            if (((overwrite.Allow | overwrite.Deny) & ~own) != 0) throw ApiException.MissingPermissions();
            if (overwrite.ForMember ? !guild.Members.ContainsKey(overwrite.Id) : !guild.Roles.ContainsKey(overwrite.Id))
                throw overwrite.ForMember ? ApiException.UnknownMember() : ApiException.UnknownRole();
        }
    }

    /// <summary>The category a channel is put in, if there is room in it.</summary>
    public Channel? Category(Guild guild, ulong? id, Channel? moving = null)
    {
        if (id is not { } parentId) return null;
        if (!guild.Channels.TryGetValue(parentId, out var parent) || parent.Type != ChannelType.Category)
            throw ApiException.Invalid("parent_id", "CHANNEL_PARENT_INVALID", "Category does not exist");
        if (guild.Channels.Values.Count(child => child.Parent == parent && child != moving) >= InCategoryMax)
            throw ApiException.Invalid(
                "parent_id", "CHANNEL_PARENT_MAX_CHANNELS", "Maximum number of channels in category reached (50)");
        return parent;
    }

    private static System.Text.Json.Nodes.JsonObject Shape(RestCall call, Channel channel) =>
        channel.IsThread ? ChannelShape.ThreadFor(channel, call.Bot.Id) : ChannelShape.Of(channel);

    private static Permission InPlace(RestCall call, Channel place) =>
        Enum.GetValues<Permission>().Where(one => one != 0 && call.Can(place, one))
            .Aggregate(Permission.None, (all, one) => all | one);

    private RestAnswer Create(RestCall call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageChannels);
        var body = call.Body();
        var type = (ChannelType)(body.Choice("type", false, 0, 2, 4, 5, 13, 15, 16) ?? 0);
        var wanted = ChannelForm.Read(body, type, create: true, world);
        call.Check();
        if (guild.Channels.Count >= ChannelsMax)
            throw new ApiException(400, 30013, "Maximum number of guild channels reached (500)");
        NeedOwn(call, guild, wanted.Overwrites ?? []);
        var parent = Category(guild, wanted.ParentId);
        var channel = world.Places.Create(guild, type, wanted.Name!, parent);
        // A channel made without overwrites of its own takes over those of its category.
        if (wanted.Overwrites is null && parent is not null)
            foreach (var overwrite in parent.Overwrites.Values) channel.Overwrites[overwrite.Id] = overwrite;
        wanted.ApplyTo(channel);
        world.Places.TellCreated(channel);
        call.Log(guild, "CHANNEL_CREATE", channel.Id);
        return RestAnswer.Created(ChannelShape.Of(channel));
    }

    private RestAnswer Delete(RestCall call)
    {
        var channel = call.Channel();
        if (channel.Guild is not { } guild) return RestAnswer.Ok(ChannelShape.Of(channel));
        call.Need(channel, channel.IsThread ? Permission.ManageThreads : Permission.ManageChannels);
        var shape = ChannelShape.Of(channel);
        world.Places.Delete(channel);
        call.Log(guild, channel.IsThread ? "THREAD_DELETE" : "CHANNEL_DELETE", channel.Id);
        return RestAnswer.Ok(shape);
    }
}
