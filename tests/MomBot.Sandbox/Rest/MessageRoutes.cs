using System.Text.Json;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>Messages of channels, threads and direct messages. See Discord docs: Messages Resource.</summary>
internal sealed class MessageRoutes(DiscordWorld world)
{
    private static readonly TimeSpan BulkDeleteAge = TimeSpan.FromDays(14);

    private readonly NonceLedger _nonces = new(world.Clock.Wire);
    private readonly OldEdits _oldEdits = new(world.Clock);

    public void Map(Router router)
    {
        router.Map("GET", "/channels/{channel}/messages", List);
        router.Map("GET", "/channels/{channel}/messages/{message}", Get);
        router.Map("POST", "/channels/{channel}/messages", Create);
        router.Map("PATCH", "/channels/{channel}/messages/{message}", Edit);
        router.Map("DELETE", "/channels/{channel}/messages/{message}", Delete);
        router.Map("POST", "/channels/{channel}/messages/bulk-delete", DeleteMany);
    }

    private RestAnswer List(RestCall call)
    {
        var channel = Readable(call);
        var limit = call.QueryInt("limit", 50, 1, 100);
        if (!call.Can(channel, Permission.ReadMessageHistory)) return RestAnswer.Ok(new JsonArray());
        var all = channel.Messages.Where(message => message.OnlyFor is null).ToList();
        List<Message> page;
        if (call.QueryId("after") is { } after)
            page = [.. all.Where(message => message.Id > after).Take(limit)];
        else if (call.QueryId("before") is { } before)
            page = [.. all.Where(message => message.Id < before).TakeLast(limit)];
        else if (call.QueryId("around") is { } around)
            page = [.. all.Where(message => message.Id <= around).TakeLast((limit / 2) + 1)
                .Concat(all.Where(message => message.Id > around).Take(limit - (limit / 2) - 1))];
        else
            page = [.. all.TakeLast(limit)];
        page.Reverse();
        return RestAnswer.Ok(Json.List(page.Select(message => MessageShape.ForBot(message, world))));
    }

    private RestAnswer Get(RestCall call)
    {
        var channel = Readable(call);
        if (!call.Can(channel, Permission.ReadMessageHistory)) throw ApiException.MissingAccess();
        return RestAnswer.Ok(MessageShape.ForBot(call.Message(channel), world));
    }

    private RestAnswer Create(RestCall call)
    {
        var channel = call.Channel();
        Sending.Check(call, channel, world);
        var body = call.Body();
        var draft = MessageForm.Read(body, call.Request.Files, MessageKind.Create, channel, world);
        var nonce = Nonce(body);
        var enforce = body.Bool("enforce_nonce") ?? false;
        var reply = Reply(call, body, channel);
        call.Check();
        if (draft.IsEmpty) throw ApiException.EmptyMessage();
        Sending.CheckParts(call, channel, draft);
        if (enforce && nonce is not null && _nonces.Find(call.Bot.Id, nonce.ToString()) is { } known)
        {
            var earlier = world.Message(known) ?? throw ApiException.UnknownMessage();
            return RestAnswer.Ok(WithNonce(earlier));
        }
        var message = new Message(world.Clock.NextId(), channel, call.Bot, world.Clock.Now)
        {
            Type = reply is null ? 0 : 19,
            Flags = draft.Flags ?? MessageFlag.None,
            Nonce = nonce?.DeepClone(),
            RepliesTo = reply,
        };
        draft.ApplyTo(message);
        channel.Thread?.Members.TryAdd(call.Bot.Id, world.Clock.Now);
        var mayPingAll = Sending.MayPingAll(channel, call.Bot, world);
        Mentions.Apply(message, draft.Allowed ?? Mentions.AllAllowed, mayPingAll, world, pings: true);
        world.Messages.Post(message);
        if (nonce is not null) _nonces.Add(call.Bot.Id, nonce.ToString(), message.Id);
        return RestAnswer.Ok(WithNonce(message));
    }

    private RestAnswer Edit(RestCall call)
    {
        var channel = Readable(call);
        var message = call.Message(channel);
        if (message.Author != call.Bot)
            throw ApiException.AnothersMessage();
        if (channel.Thread is { Archived: true }) throw ApiException.ThreadArchived();
        var draft = MessageForm.Read(call.Body(), call.Request.Files, MessageKind.ChannelEdit, channel, world, message);
        call.Check();
        _oldEdits.Count(message);
        MessageEdits.Apply(message, draft, world);
        return RestAnswer.Ok(MessageShape.ForBot(message, world));
    }

    private RestAnswer Delete(RestCall call)
    {
        var channel = Readable(call);
        var message = call.Message(channel);
        if (message.Author != call.Bot)
        {
            if (channel.Guild is null) throw new ApiException(403, 50003, "Cannot execute action on a DM channel");
            call.Need(channel, Permission.ManageMessages);
        }
        if (channel.Thread is { Archived: true }) throw ApiException.ThreadArchived();
        world.Messages.Delete(message);
        if (message.Author != call.Bot) call.Log(channel.Guild!, "MESSAGE_DELETE", message.Author.Id);
        return RestAnswer.NoContent;
    }

    private RestAnswer DeleteMany(RestCall call)
    {
        var channel = Readable(call);
        if (channel.Guild is null) throw ApiException.WrongChannelType();
        var body = call.Body();
        body.Only("messages");
        body.Required("messages");
        if (body.List("messages", 0, int.MaxValue) is { Count: < 2 or > 100 })
            throw new ApiException(
                400, 50016, "Provided too few or too many messages to delete. "
                + "Must provide at least 2 and fewer than 100 messages to delete");
        var ids = body.Ids("messages", 100);
        call.Check();
        call.Need(channel, Permission.ManageMessages);
        if (ids!.Any(id => world.Clock.Now - WorldClock.TimeOf(id) > BulkDeleteAge))
            throw new ApiException(400, 50034, "You can only bulk delete messages that are under 14 days old.");
        var found = ids!.Select(world.Message).OfType<Message>()
            .Where(message => message.Channel == channel && message.OnlyFor is null).ToList();
        world.Messages.DeleteMany(channel, found);
        call.Log(channel.Guild, "MESSAGE_BULK_DELETE", channel.Id);
        return RestAnswer.NoContent;
    }

    private Channel Readable(RestCall call)
    {
        var channel = call.Channel();
        return channel.HoldsMessages ? channel : throw ApiException.WrongChannelType();
    }

    private Message? Reply(RestCall call, Form body, Channel channel)
    {
        if (body.Object("message_reference") is not { } form) return null;
        form.Only("type", "message_id", "channel_id", "guild_id", "fail_if_not_exists");
        form.Choice("type", false, 0);
        if (form.Id("channel_id") is { } place && place != channel.Id)
            Elsewhere("channel_id");
        if (form.Id("guild_id") is { } home && home != channel.Guild?.Id)
            Elsewhere("guild_id");
        if (form.Id("message_id", required: true) is not { } id) return null;
        if (!call.Can(channel, Permission.ReadMessageHistory))
            throw new ApiException(403, 160002, "Cannot reply without permission to read message history");
        var message = world.Message(id);
        if (message is not null && message.Channel == channel && message.OnlyFor is null) return message;
        if (form.Bool("fail_if_not_exists") ?? true)
            body.Fail("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
        return null;

        void Elsewhere(string field) => form.Fail(
            field, "REPLIES_CANNOT_REPLY_TO_OTHER_CHANNEL", "A reply stands where its message stands.");
    }

    private static JsonNode? Nonce(Form body)
    {
        if (body.Json["nonce"] is not { } nonce) return null;
        if (nonce.GetValueKind() is JsonValueKind.Number) return body.Number("nonce") is null ? null : nonce;
        return body.Text("nonce", max: 25) is null ? null : nonce;
    }

    /// <summary>The nonce stands in the answer to its own request and nowhere later.</summary>
    private JsonObject WithNonce(Message message)
    {
        var shape = MessageShape.Of(message, world);
        if (message.Nonce is { } nonce) shape["nonce"] = nonce.DeepClone();
        return shape;
    }
}
