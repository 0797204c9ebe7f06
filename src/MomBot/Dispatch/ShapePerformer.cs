using MomBot.Data.Outbox;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;

namespace MomBot.Dispatch;

/// <summary>
/// Makes and changes roles and channels, what may be done in them, and commands. What is there is looked for first, so
/// that a second try makes nothing twice.
/// </summary>
public sealed class ShapePerformer(DiscordRest discord, CommandRegistrar commands, GuildCache guilds)
{
    private const Permissions Take = Permissions.ViewChannel | Permissions.SendMessages
        | Permissions.ReadMessageHistory | Permissions.SendMessagesInThreads;

    internal static bool Knows(string kind) => kind is JobKind.EnsureRole or JobKind.AllowRole or JobKind.DeleteRole
        or JobKind.EnsureChannel or JobKind.DeleteChannel or JobKind.SetOverwrite
        or JobKind.ClearOverwrite or JobKind.TagPost or JobKind.RefreshCommands;

    internal async Task<long?> PerformAsync(OutboxRow row, Job job, CancellationToken cancellationToken)
    {
        switch (row.Kind)
        {
            case JobKind.EnsureRole:
                return await EnsureRoleAsync(row, job, cancellationToken).ConfigureAwait(false);
            case JobKind.EnsureChannel:
                return await EnsureChannelAsync(row, job, cancellationToken).ConfigureAwait(false);
            case JobKind.AllowRole:
                return await AllowRoleAsync(row, job, cancellationToken).ConfigureAwait(false);
            case JobKind.DeleteRole or JobKind.DeleteChannel:
                return await DeleteAsync(row, job, cancellationToken).ConfigureAwait(false);
            case JobKind.TagPost:
                await TagAsync(job, cancellationToken).ConfigureAwait(false);
                return null;
            case JobKind.RefreshCommands:
                await commands.RegisterAsync(row.Guild, cancellationToken).ConfigureAwait(false);
                return null;
            default:
                await RepeatableAsync(row, job, cancellationToken).ConfigureAwait(false);
                return null;
        }
    }

    private Task RepeatableAsync(OutboxRow row, Job job, CancellationToken cancellationToken) => row.Kind switch
    {
        JobKind.SetOverwrite => discord.SetOverwriteAsync(
            job.Channel!.Value,
            new Overwrite
            {
                Id = (job.User ?? job.Role)!.Value,
                Type = job.User is null ? OverwriteType.Role : OverwriteType.Member,
                Allow = job.Allow ?? Permissions.None,
                Deny = job.Deny ?? Permissions.None,
            },
            job.Reason,
            cancellationToken),
        JobKind.ClearOverwrite =>
            discord.DeleteOverwriteAsync(job.Channel!.Value, job.User!.Value, job.Reason, cancellationToken),
        _ => throw new InvalidOperationException($"Nobody knows how to perform {row.Kind}."),
    };

    /// <summary>Says the number of what it leaves, because people use it.</summary>
    private async Task<long?> DeleteAsync(OutboxRow row, Job job, CancellationToken cancellationToken)
    {
        if (job.OnlyUnused is true && await IsUsedAsync(row, job, cancellationToken).ConfigureAwait(false))
            return (long)(job.Role ?? job.Channel)!.Value.Value;
        await (job.Role is { } role
            ? discord.DeleteRoleAsync(Guild(row), role, job.Reason, cancellationToken)
            : discord.DeleteChannelAsync(job.Channel!.Value, job.Reason, cancellationToken)).ConfigureAwait(false);
        return null;
    }

    private async Task<bool> IsUsedAsync(OutboxRow row, Job job, CancellationToken cancellationToken) =>
        job.Role is { } role
            ? await discord.AnyMemberAsync(Guild(row), who => who.Roles.Contains(role), cancellationToken)
                .ConfigureAwait(false)
            : (await discord.ListMessagesAsync(job.Channel!.Value, null, null, 100, cancellationToken)
                .ConfigureAwait(false)).Any(message => message.Author?.Id.Value != guilds.Bot);

    private async Task<long?> EnsureRoleAsync(OutboxRow row, Job job, CancellationToken cancellationToken)
    {
        var roles = await discord.ListRolesAsync(Guild(row), cancellationToken).ConfigureAwait(false);
        var role = roles.FirstOrDefault(each => each.Name == job.Name && !each.Managed
                && (each.Permissions & GuildCache.Power & ~(job.Allow ?? Permissions.None)) == 0)
            ?? await discord.CreateRoleAsync(
                Guild(row),
                new RoleChange
                {
                    Name = job.Name,
                    Permissions = job.Allow ?? Permissions.None,
                    Mentionable = job.Mentionable is true,
                },
                job.Reason,
                cancellationToken).ConfigureAwait(false);
        return (long)role.Id.Value;
    }

    private async Task<long?> AllowRoleAsync(OutboxRow row, Job job, CancellationToken cancellationToken)
    {
        var roles = await discord.ListRolesAsync(Guild(row), cancellationToken).ConfigureAwait(false);
        var may = roles.FirstOrDefault(each => each.Id == job.Role)?.Permissions ?? Permissions.None;
        var changed = await discord.ModifyRoleAsync(
            Guild(row), job.Role!.Value, new RoleChange { Permissions = may | job.Allow }, job.Reason,
            cancellationToken).ConfigureAwait(false);
        return (long)changed.Id.Value;
    }

    /// <summary>What is there stays where it stands; only a new channel gets its category.</summary>
    private async Task<long?> EnsureChannelAsync(OutboxRow row, Job job, CancellationToken cancellationToken)
    {
        var wanted = ChannelOf(row, job);
        var channels = await discord.ListChannelsAsync(Guild(row), cancellationToken).ConfigureAwait(false);
        if (channels.FirstOrDefault(each => each.Name == wanted.Name && each.Type == wanted.Type) is { } there)
            return (long)there.Id.Value;
        Snowflake? parent = job.ParentName is { } name
            ? (channels.FirstOrDefault(each => each.Type == ChannelType.GuildCategory && each.Name == name)
                ?? await discord.CreateChannelAsync(
                    Guild(row), new ChannelCreate(name, ChannelType.GuildCategory), job.Reason, cancellationToken)
                    .ConfigureAwait(false)).Id
            : null;
        var made = await discord.CreateChannelAsync(
            Guild(row), wanted with { ParentId = parent }, job.Reason, cancellationToken).ConfigureAwait(false);
        return (long)made.Id.Value;
    }

    private ChannelCreate ChannelOf(OutboxRow row, Job job) => new(job.Name!, ChannelType.GuildText)
    {
        Topic = job.Topic,
        PermissionOverwrites = Closed(row, job),
    };

    /// <summary>Only the named roles and the bot see it; without any, and not private, everybody does.</summary>
    private IReadOnlyList<Overwrite>? Closed(OutboxRow row, Job job)
    {
        IReadOnlyList<Snowflake> only = job.OnlyFor ?? [];
        return only.Count == 0 && job.Private is not true
            ? null
            :
            [
                new Overwrite { Id = Guild(row), Type = OverwriteType.Role, Deny = Permissions.ViewChannel },
                new Overwrite
                {
                    Id = new Snowflake(guilds.Bot),
                    Type = OverwriteType.Member,
                    Allow = Permissions.ViewChannel | Permissions.SendMessages,
                },
                .. only.Select(role => new Overwrite { Id = role, Type = OverwriteType.Role, Allow = Take }),
            ];
    }

    private async Task TagAsync(Job job, CancellationToken cancellationToken)
    {
        var forum = await discord.GetChannelAsync(job.Parent!.Value, cancellationToken).ConfigureAwait(false);
        await discord.ModifyChannelAsync(
            job.Channel!.Value,
            new ChannelChange { AppliedTags = TagIds(forum, job.Tags ?? []) },
            job.Reason,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The tags called so, at most five; a forum that wants one on every post gives its first.</summary>
    internal static IReadOnlyList<Snowflake> TagIds(Channel forum, IReadOnlyList<string> names)
    {
        var tags = forum.AvailableTags ?? [];
        var called = tags.Where(tag => names.Contains(tag.Name))
            .DefaultIfEmpty(forum.WantsTag && tags is [var first, ..] ? first : null);
        return [.. called.Select(tag => tag?.Id).OfType<Snowflake>().Take(5)];
    }

    private static Snowflake Guild(OutboxRow row) => new((ulong)row.Guild.Value);
}
