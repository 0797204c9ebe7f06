using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Who is in a thread. See Discord docs: Channels Resource, Add Thread Member.</summary>
internal sealed class ThreadMemberRoutes(DiscordWorld world)
{
    private const int MembersMax = 1000;

    public void Map(Router router)
    {
        router.Map("GET", "/channels/{channel}/thread-members", List);
        router.Map("GET", "/channels/{channel}/thread-members/{user}", call =>
        {
            var thread = Thread(call);
            var user = call.Id("user");
            if (!thread.Thread!.Members.TryGetValue(user, out var since)) throw ApiException.UnknownMember();
            return RestAnswer.Ok(Shape(thread, user, since, call.QueryFlag("with_member")));
        });
        router.Map("PUT", "/channels/{channel}/thread-members/@me", call => Join(call));
        router.Map("DELETE", "/channels/{channel}/thread-members/@me", call =>
        {
            world.Threads.RemoveMember(Active(call), call.Bot);
            return RestAnswer.NoContent;
        });
        router.Map("PUT", "/channels/{channel}/thread-members/{user}", Add);
        router.Map("DELETE", "/channels/{channel}/thread-members/{user}", Remove);
    }

    private RestAnswer List(RestCall call)
    {
        var thread = Thread(call);
        if (!world.IntentAllowed(Application.GuildMembersIntent)) throw ApiException.MissingAccess();
        var after = call.QueryId("after") ?? 0;
        var limit = call.QueryInt("limit", 100, 1, 100);
        var with = call.QueryFlag("with_member");
        var members = thread.Thread!.Members.Where(pair => pair.Key > after);
        return RestAnswer.Ok(Json.List((with ? members.Take(limit) : members)
            .Select(pair => Shape(thread, pair.Key, pair.Value, with))));
    }

    private RestAnswer Join(RestCall call)
    {
        world.Threads.AddMember(Active(call), call.Bot);
        return RestAnswer.NoContent;
    }

    private RestAnswer Add(RestCall call)
    {
        var thread = Active(call);
        var part = thread.Thread!;
        var member = call.Member(thread.Guild!);
        call.Need(thread, Permission.SendMessagesInThreads);
        var moderates = call.Can(thread, Permission.ManageThreads);
        if (thread.Type == ChannelType.PrivateThread && !moderates && part.OwnerId != call.Bot.Id && !part.Invitable)
            throw ApiException.MissingPermissions();
        if (!Permissions.CanSee(thread.Parent!, member.User, world.Clock.Now)) throw ApiException.MissingAccess();
        if (part.Members.Count >= MembersMax)
            throw new ApiException(400, 30033, "Maximum number of thread participants has been reached (1000)");
        world.Threads.AddMember(thread, member.User);
        return RestAnswer.NoContent;
    }

    private RestAnswer Remove(RestCall call)
    {
        var thread = Active(call);
        var user = world.User(call.Id("user")) ?? throw ApiException.UnknownUser();
        var own = thread.Type == ChannelType.PrivateThread && thread.Thread!.OwnerId == call.Bot.Id;
        if (!own) call.Need(thread, Permission.ManageThreads);
        world.Threads.RemoveMember(thread, user);
        return RestAnswer.NoContent;
    }

    private static Channel Active(RestCall call)
    {
        var thread = Thread(call);
        return thread.Thread!.Archived ? throw ApiException.ThreadArchived() : thread;
    }

    private static Channel Thread(RestCall call)
    {
        var channel = call.Channel();
        return channel.IsThread ? channel : throw ApiException.WrongChannelType();
    }

    private static JsonObject Shape(Channel thread, ulong user, DateTimeOffset since, bool withMember)
    {
        var shape = ChannelShape.Membership(thread, user, since);
        if (withMember && thread.Guild!.Members.TryGetValue(user, out var member))
            shape["member"] = UserShape.Member(member);
        return shape;
    }
}
