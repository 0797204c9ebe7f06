using System.Globalization;
using MomBot.Data;
using MomBot.Discord.Wire;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>The jobs that give a server its shape: roles, channels, what may be done in them, commands.</summary>
internal static class ShapingJobs
{
    /// <summary>Each community has lanes of its own: one that Discord limits keeps no other waiting.</summary>
    public static (string Kind, Job Job, string Lane) Call(Effect effect, GuildId guild) =>
        Call(effect, string.Create(CultureInfo.InvariantCulture, $"setup:{guild.Value}"));

    private static (string Kind, Job Job, string Lane) Call(Effect effect, string lane) => effect switch
    {
        Effect.EnsureRole(var name, var reason) it => (JobKind.EnsureRole, new Job
        {
            Name = name,
            Allow = (Permissions)it.Permissions,
            Mentionable = it.Mentionable ? true : null,
            Reason = reason,
        }, lane),
        Effect.AllowRole(var role, var permissions, var reason) => (JobKind.AllowRole, new Job
        {
            Role = new Snowflake((ulong)role.Value),
            Allow = (Permissions)permissions,
            Reason = reason,
        }, lane),
        Effect.DeleteRole(var role, var reason, var unused) => (JobKind.DeleteRole, new Job
        {
            Role = new Snowflake((ulong)role.Value), Reason = reason, OnlyUnused = unused ? true : null,
        }, lane),
        Effect.EnsureChannel(var name, var topic, var only, var reason) it => (JobKind.EnsureChannel, new Job
        {
            Name = name,
            Topic = topic,
            OnlyFor = [.. only.Select(role => new Snowflake((ulong)role.Value))],
            ParentName = it.CategoryName,
            Private = it.Private ? true : null,
            Reason = reason,
        }, lane),
        Effect.DeleteChannel(var channel, var reason, var unused) => (JobKind.DeleteChannel, new Job
        {
            Channel = new Snowflake((ulong)channel.Value), Reason = reason, OnlyUnused = unused ? true : null,
        }, lane),
        Effect.SetOverwrite(var channel, var whom, var allow, var deny, var reason) => (JobKind.SetOverwrite, new Job
        {
            Channel = new Snowflake((ulong)channel.Value),
            User = whom.IsMember ? new Snowflake((ulong)whom.Id) : null,
            Role = whom.IsMember ? null : new Snowflake((ulong)whom.Id),
            Allow = (Permissions)allow,
            Deny = (Permissions)deny,
            Reason = reason,
        }, $"{lane}:{channel.Value}:{whom.Id}"),
        Effect.ClearOverwrite(var channel, var whom, var reason) => (JobKind.ClearOverwrite, new Job
        {
            Channel = new Snowflake((ulong)channel.Value),
            User = new Snowflake((ulong)whom.Id),
            Reason = reason,
        }, $"{lane}:{channel.Value}:{whom.Id}"),
        Effect.RefreshCommands => (JobKind.RefreshCommands, new Job(), lane + ":commands"),
        _ => throw new InvalidOperationException($"{effect.GetType().Name} cannot be sent."),
    };
}
