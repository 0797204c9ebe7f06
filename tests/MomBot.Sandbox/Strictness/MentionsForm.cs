using System.Text.Json.Nodes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Strictness;

/// <summary>Checks allowed_mentions. See Discord docs: Messages Resource, Allowed Mentions Object.</summary>
public static class MentionsForm
{
    private static readonly string[] Kinds = ["users", "roles", "everyone"];

    public static Mentions? Read(Form body)
    {
        if (body.Object("allowed_mentions") is not { } form) return null;
        form.Only("parse", "users", "roles", "replied_user");
        var parse = (form.List("parse", 0, 3) ?? []).Select(node => node?.ToString() ?? "").ToHashSet();
        foreach (var kind in parse.Where(kind => !Kinds.Contains(kind)))
            form.Fail("parse", "BASE_TYPE_CHOICES", $"Value must be one of ({string.Join(", ", Kinds)}): {kind}");
        var users = form.Ids("users", 100) ?? [];
        var roles = form.Ids("roles", 100) ?? [];
        if (users.Count > 0 && parse.Contains("users"))
            form.Fail("users", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                "parse:[\"users\"] and users: [ids...] are mutually exclusive.");
        if (roles.Count > 0 && parse.Contains("roles"))
            form.Fail("roles", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                "parse:[\"roles\"] and roles: [ids...] are mutually exclusive.");
        return new Mentions(
            parse.Contains("users"), parse.Contains("roles"), parse.Contains("everyone"), [.. users], [.. roles])
        {
            RepliedUser = form.Bool("replied_user") ?? false,
        };
    }
}
