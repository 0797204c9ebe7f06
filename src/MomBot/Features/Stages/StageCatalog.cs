using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Stages;
using MomBot.Interactions;

namespace MomBot.Features.Stages;

/// <summary>
/// What of <c>config/stages.yaml</c> a community offers, as it has shaped it: the stages that have a role or a room.
/// </summary>
/// <param name="known">A community's settings as they were last read; none: not yet.</param>
public sealed class StageCatalog(ImmutableArray<StageEntry> stages, Func<GuildId, Community?> known)
{
    /// <summary>For the many communities that changed nothing: it is asked for at almost every press.</summary>
    private readonly StageList _asWritten = StageList.Of(stages, []);

    /// <summary>The stages of a community, in its order and by its names.</summary>
    public StageList ListOf(Community community) => community is { StageLines.IsEmpty: true, StageOrder: "" }
        ? _asWritten
        : StageList.Of(stages, community.StageShapes, community.StageOrder);

    public StageList ListOf(GuildId guild) => ListOf(known(guild) ?? Community.Fresh(guild));

    public ImmutableArray<StagePlace> Of(Community community, GuildView? view)
    {
        var list = ListOf(community);
        return [.. list.Shown.Select(stage => Find(community, view, stage, list)).OfType<StagePlace>()];
    }

    /// <summary>How a stage is called here; one that was taken out of the file is called by its key.</summary>
    public string NameOf(GuildId guild, string key)
    {
        var list = ListOf(guild);
        return list.Find(list.HomeOf(key))?.Name ?? key;
    }

    /// <summary>Whether a stage has no role, and its room lets people in one by one.</summary>
    public bool IsPrivate(GuildId guild, string key) => ListOf(guild).Find(key) is { Private: true };

    /// <summary>Why the bot cannot open or close what a stage of hers stands for; none: it can.</summary>
    public static StageObstacle? ObstacleOf(MemberStage stage, GuildView? view) =>
        stage.Private ? ObstacleOf(stage.Room, view) : ObstacleOf(stage.Role, view);

    /// <summary>Why the bot cannot let anybody into this room; none: it can, or trying will tell.</summary>
    public static StageObstacle? ObstacleOf(ChannelId room, GuildView? view) => view switch
    {
        null => null,
        _ when view.Channel(room) is null => StageObstacle.NoRole,
        _ when (view.Channel(room)!.Bot & (GuildPermissions.ManageRoles | GuildPermissions.Administrator)) == 0 =>
            StageObstacle.NotAllowed,
        _ => null,
    };

    /// <summary>Why the bot cannot give this role; none: it can, or nobody knows and trying will tell.</summary>
    public static StageObstacle? ObstacleOf(RoleId role, GuildView? view) => view switch
    {
        null => null,
        _ when view.Role(role) is null => StageObstacle.NoRole,
        { BotPermissions: var may } when
            (may & (GuildPermissions.ManageRoles | GuildPermissions.Administrator)) == 0 => StageObstacle.NotAllowed,
        _ when !view.Role(role)!.BotMayGive => StageObstacle.TooHigh,
        _ => null,
    };

    private static StagePlace? Find(Community community, GuildView? view, StageEntry stage, StageList list)
    {
        var purpose = "stage:" + stage.Key;
        ChannelId? room = community.Find("channel", purpose) is { } channel ? new(channel.DiscordId) : null;
        if (stage.Private)
            return room is { } closed
                ? Place(new RoleId(closed.Value), "", ObstacleOf(closed, view)) with { Private = true }
                : null;
        if (community.Find("role", purpose) is not { } place)
            return null;
        var role = new RoleId(place.DiscordId);
        return Place(role, view?.Role(role)?.Name ?? place.Name, ObstacleOf(role, view));

        StagePlace Place(RoleId opens, string called, StageObstacle? why) =>
            new(stage.Key, stage.Name, stage.Description, stage.Welcome, opens, called, room, why)
            {
                Beside = [.. list.SplitOff(stage.Key)],
            };
    }
}
