using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>
/// What follows the first answer: edits of it, and more messages. See Discord docs: Receiving and Responding.
/// </summary>
internal sealed class WebhookRoutes(DiscordWorld world)
{
    private const string Root = "/webhooks/{app}/{token}";

    public void Map(Router router)
    {
        router.Map("POST", Root, Follow, needsToken: false);
        router.Map("GET", Root + "/messages/{message}", call => RestAnswer.Ok(Shape(Find(call).Message)),
            needsToken: false);
        router.Map("PATCH", Root + "/messages/{message}", Edit, needsToken: false);
        router.Map("DELETE", Root + "/messages/{message}", Delete, needsToken: false);
    }

    private RestAnswer Follow(RestCall call)
    {
        var interaction = Tokens.Later(call, world);
        var before = interaction.Original;
        // The first followup to a deferred answer fills the waiting message, which stays as public or private as it
        // was.
        if (before is not null && before.Has(MessageFlag.Loading)) return FillWaiting(call, interaction, before);
        var draft = MessageForm.Read(call.Body(), call.Request.Files, MessageKind.Followup, interaction.Channel, world);
        call.Check();
        if (draft.IsEmpty) throw ApiException.EmptyMessage();
        var alive = before is not null && world.Message(before.Id) is not null ? before : null;
        var message = Answers.Post(world, interaction, draft, draft.Flags ?? MessageFlag.None, alive);
        interaction.Followups.Add(message);
        world.Interactions.Remember(interaction, "followup", call.Request.Body as JsonObject);
        return RestAnswer.Ok(Shape(message));
    }

    private RestAnswer FillWaiting(RestCall call, Interaction interaction, Message waiting)
    {
        var draft = MessageForm.Read(
            call.Body(), call.Request.Files, MessageKind.Followup, interaction.Channel, world, null);
        call.Check();
        if (draft.IsEmpty) throw ApiException.EmptyMessage();
        MessageEdits.Apply(waiting, draft, world);
        world.Interactions.Remember(interaction, "followup", call.Request.Body as JsonObject);
        return RestAnswer.Ok(Shape(waiting));
    }

    private RestAnswer Edit(RestCall call)
    {
        var (interaction, message) = Find(call);
        var draft = MessageForm.Read(
            call.Body(), call.Request.Files, MessageKind.WebhookEdit, message.Channel, world, message);
        call.Check();
        if (message.Channel.Thread is { Archived: true, Locked: true }) throw ApiException.ThreadArchived();
        MessageEdits.Apply(message, draft, world);
        world.Interactions.Remember(interaction, "edit", call.Request.Body as JsonObject);
        return RestAnswer.Ok(Shape(message));
    }

    private RestAnswer Delete(RestCall call)
    {
        var (interaction, message) = Find(call);
        world.Messages.Delete(message);
        world.Interactions.Remember(interaction, "delete", null);
        return RestAnswer.NoContent;
    }

    private (Interaction Interaction, Message Message) Find(RestCall call)
    {
        var interaction = Tokens.Later(call, world);
        var message = call.Value("message") == "@original"
            ? interaction.Original
            : interaction.Followups.Append(interaction.Original).FirstOrDefault(one => one?.Id == call.Id("message"));
        if (message is null || world.Message(message.Id) is null) throw ApiException.UnknownMessage();
        return (interaction, message);
    }

    private JsonObject Shape(Message message) => MessageShape.Of(message, world);
}
