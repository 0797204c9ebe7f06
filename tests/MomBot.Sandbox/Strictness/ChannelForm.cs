using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Strictness;

/// <summary>
/// Checks what a channel is made or changed with. See Discord docs: Channels Resource, Modify Channel.
/// </summary>
public sealed record ChannelForm(Form Form)
{
    private static readonly int[] AutoArchives = [60, 1440, 4320, 10080];

    public string? Name { get; private init; }

    public string? Topic { get; private init; }

    public int? Position { get; private init; }

    public int? Slowmode { get; private init; }

    public int? ThreadSlowmode { get; private init; }

    public int? AutoArchive { get; private init; }

    public ulong? ParentId { get; private init; }

    public bool? Nsfw { get; private init; }

    public int? Flags { get; private init; }

    public IReadOnlyDictionary<string, JsonNode?> Kept { get; private init; } = new Dictionary<string, JsonNode?>();

    public List<Overwrite>? Overwrites { get; private init; }

    public List<ForumTag>? Tags { get; private init; }

    public static ChannelForm Read(Form form, ChannelType type, bool create, DiscordWorld world)
    {
        form.Only("type", "name", "position", "topic", "bitrate", "user_limit", "nsfw", "rate_limit_per_user",
            "parent_id",
            "permission_overwrites", "rtc_region", "video_quality_mode", "default_auto_archive_duration",
            "default_reaction_emoji", "default_thread_rate_limit_per_user", "default_sort_order",
                "default_forum_layout",
            "default_tag_setting", "available_tags", create ? "name" : "flags");
        var forum = type is ChannelType.Forum or ChannelType.Media;
        return new ChannelForm(form)
        {
            Kept = ReadKept(form, type, forum),
            Name = form.Text("name", 1, 100, required: create),
            Topic = form.Text("topic", max: forum ? 4096 : 1024),
            Position = form.Int("position", 0),
            Slowmode = form.Int("rate_limit_per_user", 0, 21600),
            ThreadSlowmode = form.Int("default_thread_rate_limit_per_user", 0, 21600),
            AutoArchive = form.Choice("default_auto_archive_duration", false, AutoArchives),
            ParentId = form.Id("parent_id"),
            Nsfw = form.Bool("nsfw"),
            Flags = form.Int("flags", 0),
            Overwrites = ReadOverwrites(form),
            Tags = ReadTags(form, world, forum),
        };
    }

    public void ApplyTo(Channel channel)
    {
        if (Name is not null) channel.Name = NameFor(channel.Type, Name);
        if (Form.Names("topic")) channel.Topic = Topic;
        channel.Position = Position ?? channel.Position;
        channel.Slowmode = Slowmode ?? channel.Slowmode;
        channel.ThreadSlowmode = ThreadSlowmode ?? channel.ThreadSlowmode;
        if (Form.Names("default_auto_archive_duration")) channel.DefaultAutoArchive = AutoArchive;
        channel.Nsfw = Nsfw ?? channel.Nsfw;
        channel.Flags = Flags ?? channel.Flags;
        foreach (var (name, value) in Kept) channel.Kept[name] = value;
        if (Overwrites is not null)
        {
            channel.Overwrites.Clear();
            foreach (var overwrite in Overwrites) channel.Overwrites[overwrite.Id] = overwrite;
        }
        if (Tags is null) return;
        channel.Tags.Clear();
        channel.Tags.AddRange(Tags);
    }

    /// <summary>Text channels lose capitals and spaces; the others keep the name as it was given.</summary>
    public static string NameFor(ChannelType type, string name) =>
        type is ChannelType.Text or ChannelType.Announcement or ChannelType.Forum or ChannelType.Media
            ? name.Trim().ToLowerInvariant().Replace(' ', '-')
            : name;

    /// <summary>How a forum looks and how voice sounds: held to Discord's figures, and told again.</summary>
    private static Dictionary<string, JsonNode?> ReadKept(Form form, ChannelType type, bool forum)
    {
        var voice = type is ChannelType.Voice or ChannelType.Stage;
        var kept = new Dictionary<string, JsonNode?>();
        Keep(voice, "bitrate", name => form.Int(name, 8000, 96000));
        Keep(voice, "user_limit", name => form.Int(name, 0, type == ChannelType.Stage ? 10_000 : 99));
        Keep(voice, "rtc_region", name => form.Text(name));
        Keep(voice, "video_quality_mode", name => form.Choice(name, false, 1, 2));
        Keep(forum, "default_sort_order", name => form.Choice(name, false, 0, 1));
        Keep(forum, "default_forum_layout", name => form.Choice(name, false, 0, 1, 2) ?? 0);
        Keep(forum, "default_tag_setting", name => form.Text(name));
        Keep(forum, "default_reaction_emoji", _ => Reaction(form));
        return kept;

        void Keep(bool here, string name, Func<string, JsonNode?> read)
        {
            if (form.Names(name) && read(name) is var value && here) kept[name] = value;
        }
    }

    private static JsonObject? Reaction(Form form)
    {
        if (form.Object("default_reaction_emoji") is not { } emoji) return null;
        emoji.Only("emoji_id", "emoji_name");
        var name = emoji.Text("emoji_name");
        if (emoji.Has("emoji_id")) throw ApiException.UnknownEmoji(); // no community here has emoji of its own
        if (name is not null && !EmojiForm.IsEmoji(name))
            emoji.Fail("emoji_name", "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji");
        return new JsonObject { ["emoji_id"] = null, ["emoji_name"] = name };
    }

    private static List<Overwrite>? ReadOverwrites(Form form)
    {
        if (!form.Has("permission_overwrites")) return null;
        var made = new List<Overwrite>();
        foreach (var one in form.Objects("permission_overwrites", 0, 1000))
        {
            one.Only("id", "type", "allow", "deny");
            var id = one.Id("id", required: true);
            var kind = one.Choice("type", false, 0, 1) ?? 0;
            var allow = one.Permission("allow") ?? Permission.None;
            var deny = one.Permission("deny") ?? Permission.None;
            if (id is { } known) made.Add(new Overwrite(known, kind == 1, allow, deny));
        }
        return made;
    }

    private static List<ForumTag>? ReadTags(Form form, DiscordWorld world, bool forum)
    {
        if (!form.Has("available_tags")) return null;
        if (!forum) form.Fail("available_tags", "CHANNEL_TYPE_INVALID", "Only forums have tags.");
        var made = new List<ForumTag>();
        foreach (var one in form.Objects("available_tags", 0, 20))
        {
            one.Only("id", "name", "moderated", "emoji_id", "emoji_name");
            var name = one.Text("name", 1, 20, required: true) ?? "";
            if (made.Any(tag => tag.Name == name))
                one.Fail("name", "TAG_NAME_DUPLICATED", "Tags must have unique names");
            made.Add(new ForumTag(one.Id("id") ?? world.Clock.NextId(), name, one.Bool("moderated") ?? false,
                one.Text("emoji_name", max: 100), one.Id("emoji_id")));
        }
        return made;
    }
}
