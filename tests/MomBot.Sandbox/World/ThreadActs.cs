using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.World;

/// <summary>Threads open, are joined and left, fall asleep and are deleted. See Discord docs: Threads.</summary>
public sealed class ThreadActs(DiscordWorld world)
{
    public Channel Open(Channel parent, ChannelType type, string name, User owner, int autoArchive, ulong? id = null)
    {
        var now = world.Clock.Now;
        var thread = new Channel(id ?? world.Clock.NextId(), type, parent.Guild, name)
        {
            Parent = parent,
            Thread = new ThreadPart(owner.Id, now, autoArchive),
            Slowmode = parent.ThreadSlowmode,
        };
        thread.Thread.Members[owner.Id] = now;
        parent.Guild!.Threads[thread.Id] = thread;
        world.AllChannels[thread.Id] = thread;
        if (parent.IsForum) parent.LastMessageId = thread.Id;
        parent.BotSees = Permissions.CanSee(parent, world.Bot, now);
        return thread;
    }

    public void TellCreated(Channel thread)
    {
        var shape = ChannelShape.ThreadFor(thread, world.Bot.Id);
        shape["newly_created"] = true;
        world.Tell(thread, "THREAD_CREATE", shape);
        TellPage(thread);
    }

    public void AddMember(Channel thread, User user)
    {
        var part = thread.Thread!;
        if (part.Members.ContainsKey(user.Id)) return;
        var sawBefore = Permissions.CanSee(thread, world.Bot, world.Clock.Now);
        part.Members[user.Id] = world.Clock.Now;
        if (user == world.Bot && !sawBefore)
            world.Tell(thread, "THREAD_CREATE", ChannelShape.ThreadFor(thread, world.Bot.Id));
        world.Tell(thread, "THREAD_MEMBERS_UPDATE", MembersUpdate(thread, [user.Id], []));
        TellPage(thread);
    }

    public void RemoveMember(Channel thread, User user)
    {
        if (!thread.Thread!.Members.ContainsKey(user.Id)) return;
        var sees = Permissions.CanSee(thread, world.Bot, world.Clock.Now);
        thread.Thread.Members.Remove(user.Id);
        if (sees && world.BotIsIn(thread.Guild!))
            world.Events.Add("THREAD_MEMBERS_UPDATE", thread.Guild!.Id, MembersUpdate(thread, [], [user.Id]));
        TellPage(thread);
    }

    public void Delete(Channel thread)
    {
        var sees = Permissions.CanSee(thread, world.Bot, world.Clock.Now);
        thread.Guild!.Threads.Remove(thread.Id);
        world.Places.Forget(thread);
        foreach (var message in thread.Parent!.Messages.Where(message => message.StartedThread == thread))
            message.StartedThread = null;
        if (sees)
            world.Events.Add("THREAD_DELETE", thread.Guild.Id, new JsonObject
            {
                ["id"] = Json.Id(thread.Id),
                ["guild_id"] = Json.Id(thread.Guild.Id),
                ["parent_id"] = Json.Id(thread.Parent.Id),
                ["type"] = (int)thread.Type,
            });
        TellPage(thread);
    }

    public void SetArchived(Channel thread, bool archived)
    {
        var part = thread.Thread!;
        if (part.Archived == archived) return;
        part.Archived = archived;
        part.ArchiveChangedAt = world.Clock.Now;
        part.LastActiveAt = world.Clock.Now;
    }

    /// <summary>
    /// Whoever gains sight of channels is told of their threads at once; whoever loses it is told nothing.
    /// See Discord docs: Threads, Gaining and Losing Access.
    /// </summary>
    public void Sync(Guild guild)
    {
        var gained = new List<Channel>();
        foreach (var parent in guild.Threads.Values.Select(thread => thread.Parent!).Distinct())
        {
            var sees = Permissions.CanSee(parent, world.Bot, world.Clock.Now);
            if (sees && !parent.BotSees) gained.Add(parent);
            parent.BotSees = sees;
        }
        if (gained.Count == 0) return;
        var threads = guild.Threads.Values.Where(thread => gained.Contains(thread.Parent!)
            && !thread.Thread!.Archived && Permissions.CanSee(thread, world.Bot, world.Clock.Now)).ToList();
        var told = ChannelShape.Listing(threads, world.Bot);
        told["guild_id"] = Json.Id(guild.Id);
        told["channel_ids"] = Json.Ids(gained.Select(parent => parent.Id));
        world.Tell(guild, "THREAD_LIST_SYNC", told);
    }

    /// <summary>
    /// Threads in which nothing was said for long enough fall asleep; pinned posts of a forum do not.
    /// </summary>
    public void ArchiveStale()
    {
        foreach (var thread in Awake().Where(thread => SleepsAt(thread) <= world.Clock.Now).ToList())
        {
            SetArchived(thread, true);
            world.Places.TellUpdated(thread);
        }
    }

    public IEnumerable<DateTimeOffset> DueTimes() => Awake().Select(SleepsAt);

    private IEnumerable<Channel> Awake() => world.AllGuilds.Values.SelectMany(guild => guild.Threads.Values)
        .Where(thread => !thread.Thread!.Archived && (thread.Flags & Channel.Pinned) == 0);

    private static DateTimeOffset SleepsAt(Channel thread) =>
        thread.Thread!.LastActiveAt.AddMinutes(thread.Thread.AutoArchive);

    private JsonObject MembersUpdate(Channel thread, ulong[] added, ulong[] removed)
    {
        var shape = new JsonObject
        {
            ["id"] = Json.Id(thread.Id),
            ["guild_id"] = Json.Id(thread.Guild!.Id),
            ["member_count"] = Math.Min(50, thread.Thread!.Members.Count),
        };
        if (added.Length > 0) shape["added_members"] = Json.List(added.Select(user => Added(thread, user)));
        if (removed.Length > 0) shape["removed_member_ids"] = Json.Ids(removed);
        return shape;
    }

    private static JsonObject Added(Channel thread, ulong user)
    {
        var shape = ChannelShape.Membership(thread, user, thread.Thread!.Members[user]);
        if (thread.Guild!.Members.TryGetValue(user, out var member)) shape["member"] = UserShape.Member(member);
        shape["presence"] = null;
        return shape;
    }

    private void TellPage(Channel thread) => world.Happenings.Tell("channel", new JsonObject
    {
        ["guild_id"] = Json.Id(thread.Guild!.Id),
        ["channel_id"] = Json.Id(thread.Id),
    });
}
