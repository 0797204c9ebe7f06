using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.World;

/// <summary>People vote, and polls close. See Discord docs: Poll Resource.</summary>
public sealed class PollActs(DiscordWorld world)
{
    private readonly List<Message> _open = [];

    public void Opened(Message message) => _open.Add(message);

    /// <summary>A message that is gone has no poll to close.</summary>
    public void Forget(Message message) => _open.Remove(message);

    /// <summary>Puts a person's whole vote in place of the one before; none takes it back.</summary>
    public void Vote(Message message, User user, IReadOnlyCollection<int> answers)
    {
        var votes = message.PollVotes ??= [];
        foreach (var answer in Answers(message))
        {
            if (!votes.TryGetValue(answer, out var voters)) votes[answer] = voters = [];
            var wanted = answers.Contains(answer);
            if (wanted ? voters.Add(user.Id) : voters.Remove(user.Id)) Tell(message, user, answer, wanted);
        }
        Count(message, final: false);
    }

    public void Close(Message message)
    {
        _open.Remove(message);
        message.Poll!["expiry"] = Json.Time(world.Clock.Now);
        Count(message, final: true);
        world.Messages.TellUpdated(message);
    }

    public void Settle()
    {
        foreach (var message in _open.Where(one => ClosesAt(one) <= world.Clock.Now).ToList()) Close(message);
    }

    public IEnumerable<DateTimeOffset> DueTimes() => _open.Select(ClosesAt);

    private static DateTimeOffset ClosesAt(Message message) => Json.TimeOf(message.Poll!["expiry"])!.Value;

    public static bool IsOver(Message message) => (bool)message.Poll!["results"]!["is_finalized"]!;

    public static IEnumerable<int> Answers(Message message) =>
        message.Poll!["answers"]!.AsArray().Select(answer => (int)answer!["answer_id"]!);

    private void Count(Message message, bool final) => message.Poll!["results"] = new JsonObject
    {
        ["is_finalized"] = final,
        ["answer_counts"] = Json.List((message.PollVotes ?? []).Where(pair => pair.Value.Count > 0)
            .Select(pair => new JsonObject
            {
                ["id"] = pair.Key,
                ["count"] = pair.Value.Count,
                ["me_voted"] = pair.Value.Contains(world.Bot.Id),
            })),
    };

    private void Tell(Message message, User user, int answer, bool added)
    {
        var told = new JsonObject
        {
            ["user_id"] = Json.Id(user.Id),
            ["channel_id"] = Json.Id(message.Channel.Id),
            ["message_id"] = Json.Id(message.Id),
            ["answer_id"] = answer,
        };
        if (message.Channel.Guild is { } guild) told["guild_id"] = Json.Id(guild.Id);
        world.Tell(message.Channel, added ? "MESSAGE_POLL_VOTE_ADD" : "MESSAGE_POLL_VOTE_REMOVE", told);
    }
}
