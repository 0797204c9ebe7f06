using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Who voted for what, and the end of a poll. See Discord docs: Poll Resource.</summary>
internal sealed class PollRoutes(DiscordWorld world)
{
    public void Map(Router router)
    {
        router.Map("GET", "/channels/{channel}/polls/{message}/answers/{answer}", Voters);
        router.Map("POST", "/channels/{channel}/polls/{message}/expire", Expire);
    }

    private RestAnswer Voters(RestCall call)
    {
        var message = Poll(call);
        var answer = PollActs.Answers(message).FirstOrDefault(id => $"{id}" == call.Value("answer"));
        if (answer == 0) throw ApiException.Invalid("answer_id", "POLL_ANSWER_INVALID", "There is no such answer.");
        var voters = call.Page(message.PollVotes?.GetValueOrDefault(answer) ?? [], id => id, 25, 100);
        return RestAnswer.Ok(new JsonObject
        {
            ["users"] = Json.List(voters.Select(world.User).OfType<User>().Select(UserShape.Of)),
        });
    }

    private RestAnswer Expire(RestCall call)
    {
        var message = Poll(call);
        if (message.Author != call.Bot) throw ApiException.AnothersMessage();
        if (PollActs.IsOver(message)) throw new ApiException(400, 520_001, "Poll expired");
        world.Polls.Close(message);
        return RestAnswer.Ok(MessageShape.ForBot(message, world));
    }

    private static Message Poll(RestCall call)
    {
        var channel = call.Channel();
        if (!call.Can(channel, Permission.ReadMessageHistory)) throw ApiException.MissingAccess();
        var message = call.Message(channel);
        return message.Poll is null ? throw new ApiException(400, 520_006, "Cannot use this message: it has no poll")
            : message;
    }
}
