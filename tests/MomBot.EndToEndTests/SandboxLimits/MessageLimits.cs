using MomBot.EndToEndTests.Sandbox;
using MomBot.Sandbox.World;
using static MomBot.EndToEndTests.SandboxLimits.Bodies;

namespace MomBot.EndToEndTests.SandboxLimits;

/// <summary>See Discord docs: Messages Resource; Poll Resource; API Reference, Uploading Files.</summary>
internal static class MessageLimits
{
    private const int MiB = 1024 * 1024;

    public static readonly Limit[] Table =
    [
        new("characters of content", 2000, n => Message($$"""{"content":"{{Text(n)}}"}"""),
            "content BASE_TYPE_MAX_LENGTH"),
        new("embeds in a message", 10, n => Message($$"""{"embeds":[{{Many(n, i => """{"title":"a"}""")}}]}"""),
            "embeds BASE_TYPE_MAX_LENGTH"),
        new("characters of an embed's title", 256, n => Embed($$""" "title":"{{Text(n)}}" """),
            "embeds.0.title BASE_TYPE_MAX_LENGTH"),
        new("characters of an embed's description", 4096, n => Embed($$""" "description":"{{Text(n)}}" """),
            "embeds.0.description BASE_TYPE_MAX_LENGTH"),
        new("fields of an embed", 25,
            n => Embed($$""" "fields":[{{Many(n, i => """{"name":"a","value":"b"}""")}}] """),
            "embeds.0.fields BASE_TYPE_MAX_LENGTH"),
        new("characters of a field's name", 256, n => Embed($$""" "fields":[{"name":"{{Text(n)}}","value":"b"}] """),
            "embeds.0.fields.0.name BASE_TYPE_MAX_LENGTH"),
        new("characters of a field's value", 1024, n => Embed($$""" "fields":[{"name":"a","value":"{{Text(n)}}"}] """),
            "embeds.0.fields.0.value BASE_TYPE_MAX_LENGTH"),
        new("characters of a footer", 2048, n => Embed($$""" "footer":{"text":"{{Text(n)}}"} """),
            "embeds.0.footer.text BASE_TYPE_MAX_LENGTH"),
        new("characters of an embed's author", 256, n => Embed($$""" "author":{"name":"{{Text(n)}}"} """),
            "embeds.0.author.name BASE_TYPE_MAX_LENGTH"),
        new("characters of all embeds together", 6000, n => Message(
            $$"""{"embeds":[{"description":"{{Text(4000)}}"},{"description":"{{Text(n - 4000)}}"}]}"""),
            "embeds MAX_EMBED_SIZE_EXCEEDED"),
        new("characters of a nonce", 25, n => Message($$"""{"content":"a","nonce":"{{Text(n)}}"}"""),
            "nonce BASE_TYPE_MAX_LENGTH"),
        new("people in allowed_mentions", 100,
            n => Message($$"""{"content":"a","allowed_mentions":{"users":[{{Ids(n)}}]} }"""),
            "allowed_mentions.users BASE_TYPE_MAX_LENGTH"),
        new("roles in allowed_mentions", 100,
            n => Message($$"""{"content":"a","allowed_mentions":{"roles":[{{Ids(n)}}]} }"""),
            "allowed_mentions.roles BASE_TYPE_MAX_LENGTH"),
        new("attachments of a message", 10,
            n => Message("{}") with { Files = [.. Enumerable.Repeat(1, n)] }, "30015"),
        new("bytes of an attachment", 10 * MiB, n => Message("{}") with { Files = [n] }, "40005"),
        new("bytes of a request", 25 * MiB,
            n => Message($$"""{"content":"a"{{new string(' ', n - 15)}}}"""), "40005"),
        new("characters of alt text", 1024, n => Message(
            $$"""{"attachments":[{"id":"0","description":"{{Text(n)}}"}]}""") with { Files = [1] },
            "attachments.0.description BASE_TYPE_MAX_LENGTH"),
        new("messages deleted at once, at most", 100, n => DeleteMany(n), "50016"),
        new("messages deleted at once, at least", 2, n => DeleteMany(n), "50016") { Step = -1 },
        new("pins of a channel", 250, n => new("PUT", "/channels/{#general}/messages/pins/{last}"), "30003")
        {
            Fill = (stand, n) => Say(stand, n, message => message.Pinned = true),
        },
        new("kinds of reaction on a message", 20, n => new("PUT",
            "/channels/{#general}/messages/{last}/reactions/%F0%9F%92%9B/@me"), "30010")
        {
            Fill = (stand, n) => Say(stand, 1, message =>
            {
                for (var i = 0; i < n; i++) message.Reactions[char.ConvertFromUtf32(0x1F600 + i)] = [1];
            }),
        },
        new("messages read at once", 100, n => Read($"/channels/{{#general}}/messages?limit={n}"),
            "limit NUMBER_TYPE_MAX"),
        new("pins read at once", 50, n => Read($"/channels/{{#general}}/messages/pins?limit={n}"),
            "limit NUMBER_TYPE_MAX"),
        new("characters of a poll's question", 300, n => Poll(Text(n), "a", 1),
            "poll.question.text BASE_TYPE_BAD_LENGTH"),
        new("characters of a poll's answer", 55, n => Poll("q", Text(n), 1),
            "poll.answers.0.poll_media.text BASE_TYPE_BAD_LENGTH"),
        new("answers of a poll", 10, n => Poll("q", "a", n), "poll.answers BASE_TYPE_BAD_LENGTH"),
        new("hours of a poll", 768, n => Poll("q", "a", 1, n), "poll.duration NUMBER_TYPE_MAX"),
    ];

    /// <summary>Ids of today that no message has: they need not exist to be deleted.</summary>
    private static Ask DeleteMany(int count)
    {
        var today = (ulong)(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()
            - 1_420_070_400_000) << 22;
        return new("POST", "/channels/{#general}/messages/bulk-delete",
            $$"""{"messages":[{{Many(count, i => $"\"{today + (ulong)i}\"")}}]}""");
    }

    private static Ask Poll(string question, string answer, int answers, int hours = 24) => Message($$"""
        {"poll":{"question":{"text":"{{question}}"},"duration":{{hours}},
         "answers":[{{Many(answers, i => $$"""{"poll_media":{"text":"{{answer}}"} }""")}}]} }
        """);

    /// <summary>So many messages, each done something with, and one more that is left alone.</summary>
    private static void Say(Stand stand, int count, Action<Message> with)
    {
        var world = stand.Discord.World;
        var channel = world.Channel(ulong.Parse(stand.Id("#general"), null))!;
        world.Do(() =>
        {
            for (var i = channel.Messages.Count(message => message.Pinned); i < count; i++)
                with(world.Messages.Say(channel, world.Bot, "a"));
            if (channel.Messages[^1].Pinned) world.Messages.Say(channel, world.Bot, "last");
        });
    }
}
