using System.Text.Json;
using MomBot.Data;
using MomBot.Discord.Wire;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>Interactions as Discord's documentation shows them, from the samples beside this file.</summary>
internal static class Arriving
{
    public static Interaction Press(string customId, MemberId? by = null, ulong id = 6001) =>
        Sample("button", id, by ?? Some.Ana, customId);

    public static Interaction Command(string name, MemberId? by = null, ulong id = 6001) =>
        Sample("command", id, by ?? Some.Maya, name);

    /// <summary>A command with options, or steps to a subcommand.</summary>
    public static Interaction Command(
        string name, IReadOnlyList<InteractionOption> options, Member? member = null, Resolved? resolved = null)
    {
        var command = Command(name);
        return command with
        {
            Member = member is null
                ? command.Member
                : command.Member! with { Roles = member.Roles, Permissions = member.Permissions },
            Data = command.Data! with { Options = options, Resolved = resolved },
        };
    }

    public static Interaction Form(string customId, string category, MemberId? by = null, ulong id = 6001) =>
        Sample("modal-submit", id, by ?? Some.Maya, customId, category);

    private static Interaction Sample(string name, ulong id, MemberId by, string customId, string category = "") =>
        JsonSerializer.Deserialize(
            Repository.Read($"tests/MomBot.Tests/Dispatch/Samples/{name}.json")
                .Replace("{id}", $"{id}")
                .Replace("{user}", $"{by.Value}")
                .Replace("{custom_id}", customId)
                .Replace("{category}", category),
            WireJson.Default.Interaction)!;
}
