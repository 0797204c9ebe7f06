using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>
/// A message as a person sees it, with what the sandbox alone knows: whom it pinged, who alone may see it, who reacted
/// and who voted for what.
/// </summary>
public static class MessageView
{
    public static JsonObject Of(Message message, DiscordWorld world)
    {
        var view = MessageShape.Of(message, world);
        view["pinged"] = Json.Ids(message.Pinged);
        view["only_for"] = Json.Id(message.OnlyFor);
        if (message.Reactions.Count > 0) view["reacted_by"] = People(message.Reactions);
        if (message.PollVotes is { } votes) view["voted_by"] = People(votes);
        return view;
    }

    private static JsonObject People<T>(IEnumerable<KeyValuePair<T, SortedSet<ulong>>> who)
        where T : notnull => new(who.Select(pair =>
            KeyValuePair.Create(pair.Key.ToString()!, (JsonNode?)Json.Ids(pair.Value))));
}
