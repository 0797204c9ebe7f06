using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Stages;
using MomBot.Interactions;

namespace MomBot.Features.Stages;

/// <summary>What of <c>config/stages.yaml</c> a community offers: the stages for which it has a role.</summary>
public sealed class StageCatalog(ImmutableArray<StageEntry> stages)
{
    /// <summary>All there are, whatever a community offers.</summary>
    public ImmutableArray<StageEntry> All => stages;

    public ImmutableArray<StagePlace> Of(Community community, GuildView? view) =>
        [.. stages.Select(stage => Find(community, view, stage)).OfType<StagePlace>()];

    /// <summary>How a stage is called; one that was taken out of the file is called by its key.</summary>
    public string NameOf(string key) => stages.FirstOrDefault(stage => stage.Key == key)?.Name ?? key;

    /// <summary>Where it stands in the file, from 0; what is not there comes last.</summary>
    public int PlaceOf(string key) => stages.TakeWhile(stage => stage.Key != key).Count();

    /// <summary>Whether a stage has no role, and its room lets people in one by one.</summary>
    public bool IsPrivate(string key) => stages.FirstOrDefault(stage => stage.Key == key) is { Private: true };

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

    private static StagePlace? Find(Community community, GuildView? view, StageEntry stage)
    {
        var purpose = "stage:" + stage.Key;
        if (stage.Private)
            return Room(community, view, stage, purpose);
        if (community.Find("role", purpose) is not { } place)
            return null;
        var role = new RoleId(place.DiscordId);
        return new StagePlace(
            stage.Key,
            stage.Name,
            stage.Description,
            stage.Welcome,
            role,
            view?.Role(role)?.Name ?? place.Name,
            community.Find("channel", purpose) is { } channel ? new ChannelId(channel.DiscordId) : null,
            ObstacleOf(role, view));
    }

    private static StagePlace? Room(Community community, GuildView? view, StageEntry stage, string purpose)
    {
        if (community.Find("channel", purpose) is not { } place)
            return null;
        var room = new ChannelId(place.DiscordId);
        return new StagePlace(
            stage.Key, stage.Name, stage.Description, stage.Welcome, new RoleId(room.Value), "", room,
            ObstacleOf(room, view))
        {
            Private = true,
        };
    }
}
