using System.Collections.Frozen;
using MomBot.Sandbox.Traffic;

namespace MomBot.Sandbox.RateLimits;

/// <summary>
/// Which bucket a route belongs to. Discord publishes few figures and changes them; these are the ones bots
/// commonly observe, so a client must still read the headers.
/// </summary>
internal static class BucketRules
{
    /// <summary>Names and topics of a channel: the limit behind the limit, told only when it is reached.</summary>
    public static readonly BucketRule ChannelRename = new("channel name and topic", 2, TimeSpan.FromMinutes(10));

    private static readonly FrozenDictionary<string, BucketRule> ByRoute = Table(
        Rule("message create", 5, 5, "POST /channels/*/messages"),
        Rule("message edit", 5, 5, "PATCH /channels/*/messages/*"),
        Rule("message delete", 5, 1, "DELETE /channels/*/messages/*"),
        Rule("message bulk delete", 1, 1, "POST /channels/*/messages/bulk-delete"),
        Rule("message read", 5, 5, "GET /channels/*/messages", "GET /channels/*/messages/*"),
        Rule("typing", 5, 5, "POST /channels/*/typing"),
        Rule("pins", 5, 5, "PUT /channels/*/messages/pins/*", "DELETE /channels/*/messages/pins/*",
            "PUT /channels/*/pins/*", "DELETE /channels/*/pins/*"),
        Rule("reactions", 1, 0.25, "PUT /channels/*/messages/*/reactions/*/@me",
            "DELETE /channels/*/messages/*/reactions/*/@me", "DELETE /channels/*/messages/*/reactions/*/*"),
        Rule("channel edit", 5, 15, "PATCH /channels/*"),
        Rule("overwrites", 10, 10, "PUT /channels/*/permissions/*", "DELETE /channels/*/permissions/*"),
        Rule("threads", 50, 300, "POST /channels/*/threads", "POST /channels/*/messages/*/threads"),
        Rule("thread members", 10, 10, "PUT /channels/*/thread-members/*", "DELETE /channels/*/thread-members/*"),
        Rule("member roles", 10, 10, "PUT /guilds/*/members/*/roles/*", "DELETE /guilds/*/members/*/roles/*"),
        Rule("member edit", 10, 10, "PATCH /guilds/*/members/*"),
        Rule("member list", 10, 10, "GET /guilds/*/members", "GET /guilds/*/members/search"),
        Rule("role create", 250, 48 * 3600, "POST /guilds/*/roles"),
        Rule("channel create", 10, 10, "POST /guilds/*/channels"),
        Rule("scheduled events", 5, 5, "POST /guilds/*/scheduled-events", "PATCH /guilds/*/scheduled-events/*",
            "DELETE /guilds/*/scheduled-events/*"),
        Rule("direct message open", 10, 10, "POST /users/@me/channels"),
        Rule("commands", 5, 20, "POST /applications/*/commands", "PUT /applications/*/commands",
            "POST /applications/*/guilds/*/commands", "PUT /applications/*/guilds/*/commands"),
        Rule("interaction answer", 5, 5, "POST /interactions/*/*/callback"),
        Rule("webhook", 5, 2, "POST /webhooks/*/*", "GET /webhooks/*/*/messages/*",
            "PATCH /webhooks/*/*/messages/*", "DELETE /webhooks/*/*/messages/*",
            "GET /webhooks/*/*/messages/@original", "PATCH /webhooks/*/*/messages/@original",
            "DELETE /webhooks/*/*/messages/@original"));

    public static BucketRule For(ApiRoute route) =>
        ByRoute.GetValueOrDefault(route.Template) ?? new BucketRule(route.Template, 50, TimeSpan.FromSeconds(1));

    private static (BucketRule, string[]) Rule(string name, int limit, double seconds, params string[] routes) =>
        (new(name, limit, TimeSpan.FromSeconds(seconds)), routes);

    private static FrozenDictionary<string, BucketRule> Table(params (BucketRule Rule, string[] Routes)[] rows) =>
        rows.SelectMany(row => row.Routes, (row, route) => (row.Rule, route))
            .ToFrozenDictionary(pair => pair.route, pair => pair.Rule);
}
