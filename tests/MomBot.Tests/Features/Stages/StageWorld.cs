using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Stages;
using MomBot.Features.Stages;
using NodaTime;

namespace MomBot.Tests.Features.Stages;

/// <summary>A little Discord in which stages are chosen: it remembers who gave which role, and can say no.</summary>
internal sealed class StageWorld
{
    public const int Stages = 3;

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 9, 0);

    private readonly Queue<StageEvent> _onTheirWay = [];
    private readonly Dictionary<RoleId, GrantedBy> _roles = [];

    public StageWorld(int givenByAPerson)
    {
        foreach (var place in Places.Where((_, at) => Has(givenByAPerson, at)))
            _roles[place.Role] = GrantedBy.Person;
    }

    public MemberStages Mine { get; private set; } = new(new GuildId(700), new MemberId(1001), []);

    /// <summary>Which roles lie below the bot's own, one bit a stage.</summary>
    public int MayGive { get; set; }

    /// <summary>Whether the bot ever took a role that a person had given.</summary>
    public bool TookWhatItDidNotGive { get; private set; }

    public ImmutableArray<StagePlace> Places =>
    [
        .. Enumerable.Range(0, Stages).Select(at => new StagePlace(
            $"stage-{at}", $"Stage {at}", "", "", RoleOf(at), $"Role {at}", null,
            Has(MayGive, at) ? null : StageObstacle.TooHigh)),
    ];

    public bool IsIn(int stage) => _roles.ContainsKey(RoleOf(stage));

    public bool WasGivenByAPerson(int stage) =>
        _roles.TryGetValue(RoleOf(stage), out var by) && by == GrantedBy.Person;

    public void Choose(int stages) => Take(StageRules.Choose(
        Mine, Places, [.. Places.Where((_, at) => Has(stages, at)).Select(place => place.Key)], [.. _roles.Keys], Now));

    public void Retry() => Take(StageRules.Retry(
        Mine, Places, row => Has(MayGive, (int)row.Role.Value - 1), [], Now));

    /// <summary>Discord answers the oldest call, unless it stumbles.</summary>
    public void Answer(bool stumbles)
    {
        if (!_onTheirWay.TryDequeue(out var call))
            return;
        switch (call)
        {
            case StageEvent.Giving(var stage, var role, var waited, _, _, _):
                var refused = Refusal(role, stumbles);
                if (refused is null)
                    _roles.TryAdd(role, GrantedBy.Bot);
                Take(StageRules.HearGiven(Mine, stage, role, waited, refused, Now));
                break;
            case StageEvent.Taking(var stage, var role, var waited, _, _, _):
                var kept = Refusal(role, stumbles);
                if (kept is null && _roles.Remove(role, out var by))
                    TookWhatItDidNotGive |= by == GrantedBy.Person;
                Take(StageRules.HearTaken(
                    Mine, stage, waited, kept, Places.First(place => place.Key == stage), Now));
                break;
        }
    }

    /// <summary>Everything is mended and answered, until nothing is on its way.</summary>
    public void Settle()
    {
        MayGive = (1 << Stages) - 1;
        for (var round = 0; round < 4; round++)
        {
            while (_onTheirWay.Count > 0)
                Answer(stumbles: false);
            Retry();
        }
    }

    private StageObstacle? Refusal(RoleId role, bool stumbles) =>
        stumbles ? StageObstacle.Unclear
        : Has(MayGive, (int)role.Value - 1) ? null
        : StageObstacle.TooHigh;

    private void Take(Decision<MemberStages> decision)
    {
        var (next, events) = Assert.IsType<Decision<MemberStages>.Accepted>(decision);
        Mine = next;
        foreach (var call in events.OfType<StageEvent>().Where(each => each is StageEvent.Giving or StageEvent.Taking))
            _onTheirWay.Enqueue(call);
    }

    private static RoleId RoleOf(int stage) => new(stage + 1);

    private static bool Has(int bits, int at) => (bits & (1 << at)) != 0;
}
