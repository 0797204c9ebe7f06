using System.Globalization;
using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Sandbox;
using MomBot.Sandbox.World;
using static MomBot.EndToEndTests.SandboxLimits.Bodies;

namespace MomBot.EndToEndTests.SandboxLimits;

/// <summary>See Discord docs: Guild, Channels, Invite and Guild Scheduled Event Resources; Threads.</summary>
internal static class CommunityLimits
{
    public static readonly Limit[] Table =
    [
        new("roles of a community", 250, n => new("POST", "/guilds/{guild}/roles", """{"name":"r"}"""), "30005")
        {
            Fill = (stand, n) => In(stand, (world, guild) =>
            {
                while (guild.Roles.Count < n) world.Roles.Create(guild, "r", Permission.None);
            }),
        },
        new("characters of a role's name", 100,
            n => new("POST", "/guilds/{guild}/roles", $$"""{"name":"{{Text(n)}}"}"""), "name BASE_TYPE_BAD_LENGTH"),
        new("channels of a community", 500, n => Channel(""), "30013")
        {
            Fill = (stand, n) => In(stand, (world, guild) =>
            {
                while (guild.Channels.Count < n) world.Places.Create(guild, ChannelType.Text, "c");
            }),
        },
        new("channels of a category", 50, n => Channel(""","parent_id":"{#Green}" """),
            "parent_id CHANNEL_PARENT_MAX_CHANNELS")
        {
            Fill = (stand, n) => In(stand, (world, guild) =>
            {
                var green = guild.Channels.Values.Single(channel => channel.Name == "Green");
                while (guild.Channels.Values.Count(channel => channel.Parent == green) < n)
                    world.Places.Create(guild, ChannelType.Text, "c", green);
            }),
        },
        new("overwrites of a channel", 1000, n => new("PUT", "/channels/{#general}/permissions/{@parents}",
            """{"type":0,"allow":"1024"}"""), "30060")
        {
            Fill = (stand, n) => In(stand, (world, guild) =>
            {
                var place = General(guild);
                place.Overwrites.Clear();
                for (var i = 1; i <= n; i++) place.Overwrites[(ulong)i] = new((ulong)i, true, 0, 0);
            }),
        },
        new("characters of a channel's name", 100, n => Channel("", name: Text(n)), "name BASE_TYPE_BAD_LENGTH"),
        new("characters of a topic", 1024, n => Channel($$""","topic":"{{Text(n)}}" """), "topic BASE_TYPE_MAX_LENGTH"),
        new("characters of a forum's topic", 4096, n => Channel($$""","topic":"{{Text(n)}}" """, type: 15),
            "topic BASE_TYPE_MAX_LENGTH"),
        new("seconds of slow mode", 21600, n => Channel($$""","rate_limit_per_user":{{n}}"""),
            "rate_limit_per_user NUMBER_TYPE_MAX"),
        new("tags of a forum", 20, n => Channel(
            $$""","available_tags":[{{Many(n, i => $$"""{"name":"t{{i}}"}""")}}]""", type: 15),
            "available_tags BASE_TYPE_MAX_LENGTH"),
        new("characters of a tag", 20, n => Channel($$""","available_tags":[{"name":"{{Text(n)}}"}]""", type: 15),
            "available_tags.0.name BASE_TYPE_BAD_LENGTH"),
        new("tags of a post", 5, n => Post(""","applied_tags":[{tags}]"""), "applied_tags BASE_TYPE_MAX_LENGTH")
        {
            Fill = (stand, n) => In(stand, (world, guild) =>
            {
                var board = guild.Channels.Values.Single(channel => channel.Name == "board");
                board.Tags.Clear();
                for (var i = 0; i <= n; i++) board.Tags.Add(new((ulong)(i + 1), $"t{i}", false, null));
            }),
        },
        new("characters of a thread's name", 100, n => new("POST", "/channels/{#general}/threads",
            $$"""{"type":11,"name":"{{Text(n)}}"}"""), "name BASE_TYPE_BAD_LENGTH"),
        new("active threads of a community", 1000, n => Post(""), "160006") { Fill = (s, n) => Threads(s, "board", n) },
        new("active announcement threads", 1000, n => new("POST", "/channels/{#news}/threads",
            """{"type":10,"name":"a"}"""), "160007") { Fill = (s, n) => Threads(s, "news", n) },
        new("people in a thread", 1000, n => new("PUT", "/channels/{thread}/thread-members/{Maya}"), "30033")
        {
            Fill = (stand, n) => In(stand, (world, guild) =>
            {
                var thread = guild.Threads.Values.FirstOrDefault()
                    ?? world.Threads.Open(General(guild), ChannelType.PublicThread, "t", world.Bot, 60);
                thread.Thread!.Members.Clear();
                for (var i = 1; i <= n; i++) thread.Thread.Members[(ulong)i] = world.Clock.Now;
            }),
        },
        new("invites of a community", 1000, n => new("POST", "/channels/{#general}/invites", """{"unique":true}"""),
            "30016")
        {
            Fill = (stand, n) => In(stand, (world, guild) =>
            {
                for (var i = world.Invites.Of(guild).Count(); i < n; i++)
                    world.Invites.Add(new($"c{i}", General(guild), world.Bot, world.Clock.Now));
            }),
        },
        new("uses of an invite", 100, n => new("POST", "/channels/{#general}/invites", $$"""{"max_uses":{{n}}}"""),
            "max_uses NUMBER_TYPE_MAX"),
        new("planned events of a community", 100, n => Event(), "30038")
        {
            Fill = (stand, n) => In(stand, (world, guild) =>
            {
                while (guild.ScheduledEvents.Count < n)
                    world.ScheduledEvents.Add(guild, world.Clock.NextId(), new JsonObject());
            }),
        },
        new("characters of an event's name", 100, n => Event(name: Text(n)), "name BASE_TYPE_BAD_LENGTH"),
        new("characters of an event's description", 1000, n => Event(description: Text(n)),
            "description BASE_TYPE_BAD_LENGTH"),
        new("characters of an event's place", 100, n => Event(place: Text(n)),
            "entity_metadata.location BASE_TYPE_BAD_LENGTH"),
        new("characters of a nickname", 32, n => new("PATCH", "/guilds/{guild}/members/{Priya}",
            $$"""{"nick":"{{Text(n)}}"}"""), "nick BASE_TYPE_MAX_LENGTH"),
        new("seconds of a timeout (28 days)", 28 * 86400, n => new("PATCH", "/guilds/{guild}/members/{Priya}",
            $$"""{"communication_disabled_until":"{{Stand.Start.AddSeconds(n).ToString("O", CultureInfo.InvariantCulture)}}"}"""),
            "communication_disabled_until DATETIME_TYPE_INVALID"),
        new("people banned at once", 200, n => new("POST", "/guilds/{guild}/bulk-ban",
            $$"""{"user_ids":["{Priya}",{{Ids(n - 1)}}]}"""), "user_ids BASE_TYPE_MAX_LENGTH"),
        new("members read at once", 1000, n => Read($"/guilds/{{guild}}/members?limit={n}"), "limit NUMBER_TYPE_MAX"),
        new("members read at once, at least", 1, n => Read($"/guilds/{{guild}}/members?limit={n}"),
            "limit NUMBER_TYPE_MIN") { Step = -1 },
        new("people of an event read at once", 100, n => Read(
            $"/guilds/{{guild}}/scheduled-events/{{event}}/users?limit={n}"), "limit NUMBER_TYPE_MAX"),
        new("entries of the audit log read at once", 100,
            n => Read($"/guilds/{{guild}}/audit-logs?limit={n}"), "limit NUMBER_TYPE_MAX"),
        new("bans read at once", 1000, n => Read($"/guilds/{{guild}}/bans?limit={n}"), "limit NUMBER_TYPE_MAX"),
        new("communities of the bot read at once", 200,
            n => Read($"/users/@me/guilds?limit={n}"), "limit NUMBER_TYPE_MAX"),
        new("people of a thread read at once", 100,
            n => Read($"/channels/{{thread}}/thread-members?with_member=true&limit={n}"), "limit NUMBER_TYPE_MAX")
        {
            Fill = (stand, _) => Threads(stand, "board", 1),
        },
        new("people of a reaction read at once", 100, n => Read(
            $"/channels/{{#general}}/messages/{{last}}/reactions/%F0%9F%92%9B?limit={n}"), "limit NUMBER_TYPE_MAX")
        {
            Fill = (stand, _) => In(stand, (world, guild) => world.Messages.Say(
                guild.Channels.Values.First(channel => channel.Name == "general"),
                guild.Members.Values.First().User, "hello")),
        },
    ];

    private static void Threads(Stand stand, string parent, int count) => In(stand, (world, guild) =>
    {
        var place = guild.Channels.Values.Single(channel => channel.Name == parent);
        var type = parent == "news" ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
        while (guild.Threads.Count < count) world.Threads.Open(place, type, "t", world.Bot, 60);
    });

    private static Channel General(Guild guild) => guild.Channels.Values.Single(channel => channel.Name == "general");

    private static void In(Stand stand, Action<DiscordWorld, Guild> act) => stand.Discord.World.Do(() =>
        act(stand.Discord.World, stand.Discord.World.Guild(ulong.Parse(stand.Guild, null))!));
}
