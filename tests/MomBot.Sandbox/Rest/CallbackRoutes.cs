using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>
/// The first answer to an interaction. See Discord docs: Receiving and Responding, Create Interaction Response.
/// </summary>
internal sealed class CallbackRoutes(DiscordWorld world)
{
    private const int Message = 4;
    private const int DeferMessage = 5;
    private const int DeferUpdate = 6;
    private const int Update = 7;
    private const int Choices = 8;
    private const int Modal = 9;

    public void Map(Router router) =>
        router.Map("POST", "/interactions/{interaction}/{token}/callback", Answer, needsToken: false);

    private RestAnswer Answer(RestCall call)
    {
        var interaction = Tokens.First(call, world);
        var body = call.Body();
        body.Only("type", "data");
        var type = body.Choice("type", true, 1, Message, DeferMessage, DeferUpdate, Update, Choices, Modal);
        call.Check();
        CheckFits(interaction, type!.Value);
        var message = type switch
        {
            Message => PostAnswer(call, interaction, body),
            DeferMessage => PostLoading(call, interaction, body),
            DeferUpdate => Quiet(call, interaction, body),
            Update => UpdateSource(call, interaction, body),
            Choices => Offer(call, interaction, body),
            Modal => Show(call, interaction, body),
            _ => null,
        };
        world.Interactions.Remember(interaction, "first answer", call.Request.Body as JsonObject);
        world.Interactions.Answer(interaction, type.Value);
        return call.QueryFlag("with_response")
            ? RestAnswer.Ok(Receipt(interaction, type.Value, message))
            : RestAnswer.NoContent;
    }

    private static void CheckFits(Interaction interaction, int type)
    {
        var fits = interaction.Type switch
        {
            InteractionType.Command => type is Message or DeferMessage or Modal,
            InteractionType.Component => type is Message or DeferMessage or DeferUpdate or Update or Modal,
            InteractionType.Autocomplete => type is Choices,
            InteractionType.Modal => type is Message or DeferMessage
                || (type is DeferUpdate or Update && interaction.Source is not null),
        };
        if (!fits)
            throw ApiException.Invalid("type", "INTERACTION_CALLBACK_TYPE_INVALID",
                $"Callback type {type} cannot answer an interaction of type {(int)interaction.Type}.");
    }

    private Message PostAnswer(RestCall call, Interaction interaction, Form body)
    {
        var data = body.Object("data", required: true) ?? call.Open([], "data");
        var draft = MessageForm.Read(
            data, call.Request.Files, MessageKind.InteractionAnswer, interaction.Channel, world);
        call.Check();
        if (draft.IsEmpty) throw ApiException.EmptyMessage();
        interaction.Original = Answers.Post(world, interaction, draft, draft.Flags ?? MessageFlag.None);
        return interaction.Original;
    }

    private Message PostLoading(RestCall call, Interaction interaction, Form body)
    {
        var flags = MessageFlag.Loading;
        if (body.Object("data") is { } data)
        {
            data.Only("flags");
            var named = (MessageFlag)(data.Int("flags", 0) ?? 0);
            if ((named & ~MessageFlag.Ephemeral) != 0)
                data.Fail("flags", "MESSAGE_FLAGS_INVALID", "Only EPHEMERAL can be set on a deferred answer.");
            flags |= named;
        }
        call.Check();
        interaction.Original = Answers.Post(world, interaction, null, flags);
        return interaction.Original;
    }

    private static Message? Quiet(RestCall call, Interaction interaction, Form body)
    {
        body.Object("data")?.Only();
        call.Check();
        interaction.Original = interaction.Source;
        return null;
    }

    private Message UpdateSource(RestCall call, Interaction interaction, Form body)
    {
        var source = interaction.Source!;
        interaction.Original = source;
        if (world.Message(source.Id) is null) throw ApiException.UnknownMessage();
        if (body.Object("data") is not { } data) return source;
        var draft = MessageForm.Read(
            data, call.Request.Files, MessageKind.InteractionUpdate, source.Channel, world, source);
        call.Check();
        MessageEdits.Apply(source, draft, world);
        return source;
    }

    private static Message? Offer(RestCall call, Interaction interaction, Form body)
    {
        var data = body.Object("data", required: true) ?? call.Open([], "data");
        data.Only("choices");
        var focused = Focused(interaction.Data["options"] as JsonArray);
        var names = new HashSet<string>();
        var choices = new JsonArray();
        foreach (var choice in data.Objects("choices", 0, 25))
            choices.Add(CommandOptionForm.Choice(choice, focused, names));
        call.Check();
        interaction.Choices = choices;
        return null;
    }

    private static Message? Show(RestCall call, Interaction interaction, Form body)
    {
        var modal = new ModalForm().Read(body.Object("data", required: true) ?? call.Open([], "data"));
        call.Check();
        interaction.ModalShown = modal;
        return null;
    }

    private static int Focused(JsonArray? options)
    {
        foreach (var option in (options ?? []).OfType<JsonObject>())
        {
            if ((bool?)option["focused"] == true) return (int)option["type"]!;
            if (Focused(option["options"] as JsonArray) is var inner and not 0) return inner;
        }
        return 0;
    }

    private JsonObject Receipt(Interaction interaction, int type, Message? message)
    {
        var told = new JsonObject { ["id"] = Json.Id(interaction.Id), ["type"] = (int)interaction.Type };
        told["channel_id"] = Json.Id(interaction.Channel.Id);
        if (interaction.Guild is { } guild) told["guild_id"] = Json.Id(guild.Id);
        var receipt = new JsonObject { ["interaction"] = told };
        if (message is null) return receipt;
        told["response_message_id"] = Json.Id(message.Id);
        told["response_message_loading"] = message.Has(MessageFlag.Loading);
        told["response_message_ephemeral"] = message.OnlyFor is not null;
        // The description knows two kinds of resource: a message made (deferred or not) and a message updated.
        var kind = type == Update ? Update : Message;
        receipt["resource"] = new JsonObject { ["type"] = kind, ["message"] = MessageShape.Of(message, world) };
        return receipt;
    }
}
