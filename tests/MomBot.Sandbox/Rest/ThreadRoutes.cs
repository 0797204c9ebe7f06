using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Threads and forum posts are opened and listed. See Discord docs: Threads; Channels Resource.</summary>
internal sealed class ThreadRoutes(DiscordWorld world)
{
    private const int ActiveMax = 1000;

    public void Map(Router router)
    {
        router.Map("POST", "/channels/{channel}/messages/{message}/threads", FromMessage);
        router.Map("POST", "/channels/{channel}/threads", call =>
        {
            var channel = call.Channel();
            return channel.IsForum ? Post(call, channel) : WithoutMessage(call, channel);
        });
        router.Map("GET", "/channels/{channel}/threads/archived/public", call =>
            Archived(call, thread => thread.Type != ChannelType.PrivateThread));
        router.Map("GET", "/channels/{channel}/threads/archived/private", call =>
        {
            call.Need(Parent(call), Permission.ManageThreads);
            return Archived(call, thread => thread.Type == ChannelType.PrivateThread);
        });
        router.Map("GET", "/channels/{channel}/users/@me/threads/archived/private", call =>
        {
            var before = call.QueryId("before") ?? ulong.MaxValue;
            return Archived(call, thread => thread.Type == ChannelType.PrivateThread && thread.Id < before
                && thread.Thread!.Members.ContainsKey(call.Bot.Id), byTime: false);
        });
    }

    public static JsonObject Listing(IReadOnlyList<Channel> threads, User bot, bool hasMore)
    {
        var shape = ChannelShape.Listing(threads, bot);
        shape["has_more"] = hasMore;
        return shape;
    }

    public static void CheckTags(Channel forum, List<ulong> tags, bool moderates)
    {
        for (var i = 0; i < tags.Count; i++)
        {
            var tag = forum.Tags.FirstOrDefault(one => one.Id == tags[i])
                ?? throw ApiException.Invalid($"applied_tags.{i}", "TAG_UNKNOWN", "Unknown tag");
            if (tag.Moderated && !moderates) throw ApiException.MissingPermissions();
        }
        if (forum.RequiresTag && tags.Count == 0)
            throw new ApiException(400, 40067, "A tag is required to create a forum post in this channel");
    }

    private RestAnswer FromMessage(RestCall call)
    {
        var channel = call.Channel();
        if (channel.Type is not (ChannelType.Text or ChannelType.Announcement)) throw ApiException.WrongChannelType();
        var message = call.Message(channel);
        call.Need(channel, Permission.CreatePublicThreads);
        if (message.StartedThread is not null || world.Channel(message.Id) is not null)
            throw new ApiException(400, 160004, "A thread has already been created for this message");
        var body = call.Body();
        body.Only("name", "auto_archive_duration", "rate_limit_per_user");
        var (name, archive, slowmode) = Common(body, channel);
        call.Check();
        var type = channel.Type == ChannelType.Announcement ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
        var thread = Open(channel, type, name, archive, slowmode, message.Id);
        message.StartedThread = thread;
        message.Flags |= MessageFlag.HasThread;
        world.Threads.TellCreated(thread);
        world.Messages.TellUpdated(message);
        call.Log(channel.Guild!, "THREAD_CREATE", thread.Id);
        return RestAnswer.Created(ChannelShape.ThreadFor(thread, call.Bot.Id));
    }

    private RestAnswer WithoutMessage(RestCall call, Channel channel)
    {
        if (channel.Type is not (ChannelType.Text or ChannelType.Announcement)) throw ApiException.WrongChannelType();
        var body = call.Body();
        body.Only("name", "auto_archive_duration", "rate_limit_per_user", "type", "invitable");
        var (name, archive, slowmode) = Common(body, channel);
        var type = (ChannelType)(body.Choice("type", false, 10, 11, 12) ?? 12);
        var invitable = body.Bool("invitable") ?? true;
        call.Check();
        var fits = type == ChannelType.AnnouncementThread ? ChannelType.Announcement : ChannelType.Text;
        if (channel.Type != fits) throw ApiException.WrongChannelType();
        call.Need(channel, type == ChannelType.PrivateThread ? Permission.CreatePrivateThreads
            : Permission.CreatePublicThreads);
        var thread = Open(channel, type, name, archive, slowmode);
        thread.Thread!.Invitable = invitable;
        world.Threads.TellCreated(thread);
        call.Log(channel.Guild!, "THREAD_CREATE", thread.Id);
        return RestAnswer.Created(ChannelShape.ThreadFor(thread, call.Bot.Id));
    }

    private RestAnswer Post(RestCall call, Channel forum)
    {
        call.Need(forum, Permission.SendMessages);
        var body = call.Body();
        body.Only("name", "auto_archive_duration", "rate_limit_per_user", "applied_tags", "message");
        var (name, archive, slowmode) = Common(body, forum);
        var tags = body.Ids("applied_tags", 5) ?? [];
        var inner = body.Object("message", required: true);
        var draft = inner is null
            ? null
            : MessageForm.Read(inner, call.Request.Files, MessageKind.ThreadStarter, forum, world);
        call.Check();
        CheckTags(forum, tags, call.Can(forum, Permission.ManageThreads));
        if (draft!.IsEmpty) throw ApiException.EmptyMessage();
        Sending.CheckParts(call, forum, draft);
        var thread = Open(forum, ChannelType.PublicThread, name, archive, slowmode);
        thread.Thread!.AppliedTags.AddRange(tags);
        var starter =
            new Message(thread.Id, thread, call.Bot, world.Clock.Now) { Flags = draft.Flags ?? MessageFlag.None };
        draft.ApplyTo(starter);
        Mentions.Apply(
            starter, draft.Allowed ?? Mentions.AllAllowed, Sending.MayPingAll(forum, call.Bot, world), world,
            pings: true);
        world.Threads.TellCreated(thread);
        world.Messages.Post(starter);
        call.Log(forum.Guild!, "THREAD_CREATE", thread.Id);
        var shape = ChannelShape.ThreadFor(thread, call.Bot.Id);
        shape["message"] = MessageShape.Of(starter, world);
        return RestAnswer.Created(shape);
    }

    private Channel Open(Channel parent, ChannelType type, string name, int archive, int? slowmode, ulong? id = null)
    {
        var news = type == ChannelType.AnnouncementThread;
        var active = parent.Guild!.Threads.Values.Count(thread =>
            !thread.Thread!.Archived && (thread.Type == ChannelType.AnnouncementThread) == news);
        if (active >= ActiveMax)
            throw news
                ? new ApiException(400, 160007, "Maximum number of active announcement threads reached")
                : new ApiException(400, 160006, "Maximum number of active threads reached");
        var thread = world.Threads.Open(parent, type, name, world.Bot, archive, id);
        thread.Slowmode = slowmode ?? thread.Slowmode;
        return thread;
    }

    private static (string Name, int Archive, int? Slowmode) Common(Form body, Channel parent) => (
        body.Text("name", 1, 100, required: true) ?? "",
        body.Choice("auto_archive_duration", false, 60, 1440, 4320, 10080) ?? parent.DefaultAutoArchive ?? 4320,
        body.Int("rate_limit_per_user", 0, 21600));

    /// <summary>Where threads can hang: nowhere in direct messages, categories and threads themselves.</summary>
    private static Channel Parent(RestCall call) => call.Channel() is var channel
        && (channel.IsForum || channel.Type is ChannelType.Text or ChannelType.Announcement)
            ? channel
            : throw ApiException.WrongChannelType();

    private static RestAnswer Archived(RestCall call, Func<Channel, bool> wanted, bool byTime = true)
    {
        var channel = Parent(call);
        call.Need(channel, Permission.ReadMessageHistory);
        var limit = call.QueryInt("limit", 50, 1, 100);
        var before = (byTime ? call.QueryTime("before") : null) ?? DateTimeOffset.MaxValue;
        var threads = channel.Guild!.Threads.Values
            .Where(thread => thread.Parent == channel && thread.Thread!.Archived && wanted(thread))
            .Where(thread => thread.Thread!.ArchiveChangedAt < before)
            .OrderByDescending(thread => thread.Thread!.ArchiveChangedAt).ToList();
        return RestAnswer.Ok(Listing([.. threads.Take(limit)], call.Bot, threads.Count > limit));
    }
}
