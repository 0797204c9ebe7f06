using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Reactions. See Discord docs: Messages Resource, Create Reaction.</summary>
internal sealed class ReactionRoutes(DiscordWorld world)
{
    private const string Route = "/channels/{channel}/messages/{message}/reactions";
    private const int KindsMax = 20;

    public void Map(Router router)
    {
        router.Map("PUT", Route + "/{emoji}/@me", Add);
        router.Map("DELETE", Route + "/{emoji}/@me", call => Remove(call, call.Bot));
        router.Map("DELETE", Route + "/{emoji}/{user}", call =>
        {
            call.Need(call.Channel(), Permission.ManageMessages);
            return Remove(call, world.User(call.Id("user")) ?? throw ApiException.UnknownUser());
        });
        router.Map("GET", Route + "/{emoji}", Who);
        router.Map("DELETE", Route, Clear);
        router.Map("DELETE", Route + "/{emoji}", Clear);
    }

    private RestAnswer Add(RestCall call)
    {
        var message = Target(call);
        var emoji = call.Value("emoji");
        // No community here has emoji of its own, so one by name and id is unknown.
        if (!EmojiForm.IsEmoji(emoji)) throw ApiException.UnknownEmoji();
        call.Need(message.Channel, Permission.ReadMessageHistory);
        if (!message.Reactions.ContainsKey(emoji))
        {
            call.Need(message.Channel, Permission.AddReactions);
            if (message.Reactions.Count >= KindsMax)
                throw new ApiException(400, 30010, "Maximum number of reactions reached (20)");
        }
        world.Messages.React(message, emoji, call.Bot, add: true);
        return RestAnswer.NoContent;
    }

    private RestAnswer Remove(RestCall call, User user)
    {
        world.Messages.React(Target(call), call.Value("emoji"), user, add: false);
        return RestAnswer.NoContent;
    }

    private RestAnswer Who(RestCall call)
    {
        var message = Target(call);
        var after = call.QueryId("after") ?? 0;
        var ids = message.Reactions.GetValueOrDefault(call.Value("emoji")) ?? [];
        return RestAnswer.Ok(Json.List(ids.Where(id => id > after).Take(call.QueryInt("limit", 25, 1, 100))
            .Select(world.User).OfType<User>().Select(UserShape.Of)));
    }

    private RestAnswer Clear(RestCall call)
    {
        var message = Target(call);
        call.Need(message.Channel, Permission.ManageMessages);
        world.Messages.ClearReactions(message, call.TryValue("emoji"));
        return RestAnswer.NoContent;
    }

    private static Message Target(RestCall call)
    {
        var message = call.Message(call.Channel());
        return message.Channel.Thread is { Archived: true } ? throw ApiException.ThreadArchived() : message;
    }
}
