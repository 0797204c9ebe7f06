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
        var listed = form.List("parse", 0, 3) ?? [];
        var parse = new HashSet<string>();
        for (var i = 0; i < listed.Count; i++)
        {
            var kind = listed[i]?.ToString() ?? "";
            if (!Kinds.Contains(kind))
                form.Fail($"parse.{i}", "BASE_TYPE_CHOICES", $"Value must be one of ({string.Join(", ", Kinds)}).");
            else if (!parse.Add(kind))
                form.Fail("parse", "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value.");
        }
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
