using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>
/// Channels, threads and their overwrites are changed. See Discord docs: Channels Resource, Modify Channel.
/// </summary>
internal sealed class ChannelEditRoutes(DiscordWorld world)
{
    private const int OverwritesMax = 1000;

    private readonly ChannelRoutes _channels = new(world);

    public void Map(Router router)
    {
        router.Map("PATCH", "/channels/{channel}", call =>
        {
            var channel = call.Channel();
            if (channel.IsThread) return ChangeThread(call, channel);
            return channel.Guild is { } guild ? Change(call, channel, guild) : throw ApiException.WrongChannelType();
        });
        router.Map("PUT", "/channels/{channel}/permissions/{overwrite}", SetOverwrite);
        router.Map("DELETE", "/channels/{channel}/permissions/{overwrite}", RemoveOverwrite);
    }

    private RestAnswer Change(RestCall call, Channel channel, Guild guild)
    {
        call.Need(channel, Permission.ManageChannels);
        var body = call.Body();
        int[] becomes = channel.Type is ChannelType.Text or ChannelType.Announcement ? [0, 5] : [(int)channel.Type];
        var type = (ChannelType)(body.Choice("type", false, becomes) ?? (int)channel.Type);
        var wanted = ChannelForm.Read(body, type, create: false, world);
        call.Check();
        if (wanted.Overwrites is { } overwrites)
        {
            call.Need(channel, Permission.ManageRoles);
            NeedOwn(call, guild, overwrites.Except(channel.Overwrites.Values), channel);
        }
        var parent = body.Names("parent_id") ? _channels.Category(guild, wanted.ParentId, channel) : channel.Parent;
        channel.Type = type;
        channel.Parent = parent;
        wanted.ApplyTo(channel);
        world.Places.TellUpdated(channel);
        call.Log(guild, "CHANNEL_UPDATE", channel.Id);
        return RestAnswer.Ok(ChannelShape.Of(channel));
    }

    private RestAnswer ChangeThread(RestCall call, Channel thread)
    {
        var part = thread.Thread!;
        var body = call.Body();
        body.Only("name", "archived", "locked", "invitable", "auto_archive_duration", "rate_limit_per_user", "flags",
            "applied_tags");
        var name = body.Text("name", 1, 100);
        var archived = body.Bool("archived");
        var locked = body.Bool("locked");
        var invitable = body.Bool("invitable");
        var archive = body.Choice("auto_archive_duration", false, 60, 1440, 4320, 10080);
        var slowmode = body.Int("rate_limit_per_user", 0, 21600);
        var flags = body.Int("flags", 0);
        var tags = body.Ids("applied_tags", 5);
        call.Check();
        if (part.Archived && archived != false) throw ApiException.ThreadArchived();
        var moderates = call.Can(thread, Permission.ManageThreads);
        if (!moderates && !MayWithoutModerating(call, thread, locked, slowmode, flags))
            throw ApiException.MissingPermissions();
        if (tags is not null) ThreadRoutes.CheckTags(thread.Parent!, tags, moderates);
        if (((flags ?? 0) & Channel.Pinned) != 0) CheckPinned(thread);
        thread.Name = name ?? thread.Name;
        thread.Slowmode = slowmode ?? thread.Slowmode;
        thread.Flags = flags ?? thread.Flags;
        part.Locked = locked ?? part.Locked;
        part.Invitable = invitable ?? part.Invitable;
        part.AutoArchive = archive ?? part.AutoArchive;
        if (tags is not null)
        {
            part.AppliedTags.Clear();
            part.AppliedTags.AddRange(tags);
        }
        if (archived is { } state) world.Threads.SetArchived(thread, state);
        world.Places.TellUpdated(thread);
        call.Log(thread.Guild!, "THREAD_UPDATE", thread.Id);
        return RestAnswer.Ok(ChannelShape.ThreadFor(thread, call.Bot.Id));
    }

    /// <summary>One post stands at the top of a forum.</summary>
    private static void CheckPinned(Channel thread)
    {
        if (!thread.Parent!.IsForum) throw ApiException.WrongChannelType();
        if (thread.Guild!.Threads.Values.Any(
            one => one != thread && one.Parent == thread.Parent && (one.Flags & Channel.Pinned) != 0))
            throw new ApiException(
                400, 30047, "Maximum number of pinned threads in a forum channel has been reached (1)");
    }

    /// <summary>
    /// Whoever opened a thread may rename and archive it; anyone who may write in it may wake it unless it is locked.
    /// See Discord docs: Threads.
    /// </summary>
    private static bool MayWithoutModerating(RestCall call, Channel thread, bool? locked, int? slowmode, int? flags)
    {
        if (locked is not null || slowmode is not null || flags is not null) return false;
        if (thread.Thread!.Locked) return false;
        if (thread.Thread.OwnerId == call.Bot.Id) return true;
        return thread.Thread.Archived && call.Body().Json.Count == 1
            && call.Can(thread, Permission.SendMessagesInThreads);
    }

    private RestAnswer SetOverwrite(RestCall call)
    {
        var channel = call.Channel();
        if (channel.Guild is not { } guild || channel.IsThread) throw ApiException.WrongChannelType();
        var body = call.Body();
        body.Only("type", "allow", "deny");
        var kind = body.Choice("type", true, 0, 1);
        var allow = body.Permission("allow") ?? Permission.None;
        var deny = body.Permission("deny") ?? Permission.None;
        call.Check();
        call.Need(channel, Permission.ManageRoles);
        var overwrite = new Overwrite(call.Id("overwrite"), kind == 1, allow, deny);
        NeedOwn(call, guild, [overwrite], channel);
        if (!channel.Overwrites.ContainsKey(overwrite.Id) && channel.Overwrites.Count >= OverwritesMax)
            throw new ApiException(400, 30060, "Maximum number of channel permission overwrites reached (1000)");
        channel.Overwrites[overwrite.Id] = overwrite;
        world.Places.TellUpdated(channel);
        call.Log(guild, "CHANNEL_OVERWRITE_UPDATE", channel.Id);
        return RestAnswer.NoContent;
    }

    private RestAnswer RemoveOverwrite(RestCall call)
    {
        var channel = call.Channel();
        if (channel.Guild is not { } guild || channel.IsThread) throw ApiException.WrongChannelType();
        call.Need(channel, Permission.ManageRoles);
        if (!channel.Overwrites.Remove(call.Id("overwrite"))) throw ApiException.UnknownOverwrite();
        world.Places.TellUpdated(channel);
        call.Log(guild, "CHANNEL_OVERWRITE_DELETE", channel.Id);
        return RestAnswer.NoContent;
    }

    private static void NeedOwn(RestCall call, Guild guild, IEnumerable<Overwrite> overwrites, Channel place) =>
        ChannelRoutes.NeedOwn(call, guild, overwrites, place);
}
