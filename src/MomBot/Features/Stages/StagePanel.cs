using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data.Stages;

namespace MomBot.Features.Stages;

/// <summary>What the panel shows.</summary>
/// <param name="IsAdmin">Whether she could mend what is missing.</param>
public sealed record StagePanel(ImmutableArray<StagePlace> Offered, MemberStages Stages, bool IsAdmin)
{
    /// <summary>The months she had kept.</summary>
    public ImmutableArray<MemberMonth> Months { get; init; } = [];

    /// <summary>Whether the community lets people have months kept.</summary>
    public bool KeepsMonths { get; init; }

    /// <summary>Whether somebody one stage behind may ask her.</summary>
    public bool MayBeAsked { get; init; }

    /// <summary>The stages one ahead of hers, whose people she may ask.</summary>
    public ImmutableArray<StageEntry> Ahead { get; init; } = [];

    public StagePlace? Find(string key) => Offered.FirstOrDefault(place => place.Key == key);
}
