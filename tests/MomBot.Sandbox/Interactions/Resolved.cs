using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Interactions;

/// <summary>
/// Gathers what the values of an interaction stand for. See Discord docs: Receiving and Responding, Resolved Data.
/// </summary>
public sealed class Resolved(DiscordWorld world, Channel place, User person)
{
    private readonly Finder _finder = new(world);
    private readonly List<Attachment> _files = [];

    public JsonObject Data { get; } = [];

    public string AddUser(JsonNode? value)
    {
        var user = _finder.Person(value, place.Guild);
        Part("users")[Json.Id(user.Id)] = UserShape.Of(user);
        if (place.Guild is { } guild && guild.Members.TryGetValue(user.Id, out var member))
            Part("members")[Json.Id(user.Id)] =
                UserShape.Resolved(member, InteractionShape.PermissionsIn(place, user, world));
        return Json.Id(user.Id);
    }

    public string AddChannel(JsonNode? value)
    {
        var channel = _finder.Visible(_finder.Channel(value, place.Guild), person);
        Part("channels")[Json.Id(channel.Id)] = InteractionShape.Resolved(channel, person, world);
        return Json.Id(channel.Id);
    }

    public string AddRole(JsonNode? value)
    {
        var guild = place.Guild ?? throw new RefusalException("There are no roles in direct messages.");
        var role = _finder.Role(value, guild);
        Part("roles")[Json.Id(role.Id)] = RoleShape.Of(role);
        return Json.Id(role.Id);
    }

    public string AddMentionable(JsonNode? value)
    {
        try
        {
            return AddRole(value);
        }
        catch (RefusalException)
        {
            return AddUser(value);
        }
    }

    public string AddMessage(Message message)
    {
        Part("messages")[Json.Id(message.Id)] = MessageShape.Of(message, world);
        return Json.Id(message.Id);
    }

    /// <summary>A file a person hands over, if what was offered takes its kind and it is not too large.</summary>
    public string AddFile(JsonNode? value, JsonObject offered)
    {
        var bytes = Convert.FromBase64String(Finder.Text(value?["base64"], "base64"));
        var name = Finder.Text(value?["name"], "name");
        var type = (string?)value?["content_type"] ?? ContentTypes.Of(name);
        if (bytes.Length > InteractionShape.AttachmentSizeLimit)
            throw new RefusalException($"'{name}' is too large: a file is 10 MiB at most.");
        if (!FileTypes.Takes(offered, name, type)) throw new RefusalException($"'{name}' is not a kind taken here.");
        var file = new Attachment(world.Clock.NextId(), name, type, bytes, null) { Ephemeral = true };
        _files.Add(file);
        Part("attachments")[Json.Id(file.Id)] = MessageShape.Attachment(file, place, world);
        return Json.Id(file.Id);
    }

    /// <summary>All of it was in order: the interaction carries it, and the files can be fetched.</summary>
    public void PutInto(JsonObject data)
    {
        if (Data.Count > 0) data["resolved"] = Data;
        foreach (var file in _files) world.Uploads[file.Id] = file;
    }

    private JsonObject Part(string name)
    {
        if (Data[name] is not JsonObject part) Data[name] = part = [];
        return part;
    }
}
