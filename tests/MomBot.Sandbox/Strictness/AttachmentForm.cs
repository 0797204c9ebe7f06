using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Strictness;

/// <summary>
/// Joins uploaded files with the attachments list of a body. See Discord docs: API Reference, Uploading Files.
/// </summary>
public static class AttachmentForm
{
    private const int CountMax = 10;

    public static List<Attachment> Read(
        Form body, IReadOnlyList<UploadedFile> files, IReadOnlyList<Attachment> existing, DiscordWorld world)
    {
        if (files.Any(file => file.Bytes.Length > InteractionShape.AttachmentSizeLimit))
            throw ApiException.TooLarge();
        var taken = new HashSet<string>();
        var named = new HashSet<ulong>();
        var made = new List<Attachment>();
        foreach (var form in body.Objects("attachments", 0, CountMax))
        {
            form.Only("id", "filename", "description", "duration_secs", "waveform", "title", "is_spoiler", "is_remix");
            var description = form.Text("description", max: 1024);
            var name = form.Text("filename", 1, 1024);
            if (form.Id("id", required: true) is not { } id) continue;
            if (!named.Add(id))
            {
                form.Fail("id", "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value.");
                continue;
            }
            if (existing.FirstOrDefault(one => one.Id == id) is { } kept)
                made.Add(kept with { Description = form.Names("description") ? description : kept.Description });
            else if (files.FirstOrDefault(file => file.Index == Json.Id(id)) is { } file && taken.Add(file.Index))
                made.Add(Make(file, name, description, world));
            else
                form.Fail("id", "ATTACHMENT_NOT_FOUND", "No uploaded file and no present attachment has this id.");
        }
        if (!body.Names("attachments")) made.AddRange(existing);
        made.AddRange(files.Where(file => !taken.Contains(file.Index)).Select(file => Make(file, null, null, world)));
        if (made.Count > CountMax)
            throw new ApiException(400, 30015, "Maximum number of attachments in a message reached (10)");
        return made;
    }

    /// <summary>What a component shows, be it an upload of this message or a picture elsewhere on the web.</summary>
    public static JsonObject Media(
        string address, IReadOnlyList<Attachment> uploads, Channel channel, DiscordWorld world)
    {
        var name = address.StartsWith("attachment://", StringComparison.Ordinal) ? address[13..] : null;
        if (name is not null && uploads.FirstOrDefault(one => one.FileName == name) is { } file)
        {
            var shape = MessageShape.Attachment(file, channel, world);
            return new JsonObject
            {
                ["id"] = Json.Id(file.Id),
                ["url"] = shape["url"]!.DeepClone(),
                ["proxy_url"] = shape["url"]!.DeepClone(),
                ["width"] = null,
                ["height"] = null,
                ["content_type"] = file.ContentType,
                ["attachment_id"] = Json.Id(file.Id),
                ["name"] = file.FileName,
                ["size"] = file.Bytes.Length,
            };
        }
        return new JsonObject
        {
            ["id"] = Json.Id(world.Clock.NextId()),
            ["url"] = address,
            ["proxy_url"] = address,
            ["width"] = null,
            ["height"] = null,
            ["content_type"] = null,
        };
    }

    private static Attachment Make(UploadedFile file, string? name, string? description, DiscordWorld world) =>
        new(world.Clock.NextId(), name ?? file.FileName, file.ContentType, file.Bytes, description);
}
