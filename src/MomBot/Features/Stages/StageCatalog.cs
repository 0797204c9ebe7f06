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
    public ImmutableArray<StagePlace> Of(Community community, GuildView? view) =>
        [.. stages.Select(stage => Find(community, view, stage)).OfType<StagePlace>()];

    /// <summary>How a stage is called; one that was taken out of the file is called by its key.</summary>
    public string NameOf(string key) => stages.FirstOrDefault(stage => stage.Key == key)?.Name ?? key;

    /// <summary>Where it stands in the file, from 0; what is not there comes last.</summary>
    public int PlaceOf(string key) => stages.TakeWhile(stage => stage.Key != key).Count();

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
}
