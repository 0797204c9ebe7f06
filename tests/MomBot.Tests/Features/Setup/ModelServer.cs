using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Features.Setup;
using MomBot.Interactions;
using MomBot.Tests.Config;
using NodaTime;

namespace MomBot.Tests.Features.Setup;

/// <summary>
/// A small server and the bot's memory of it: presses and effects are carried out on it by the same rules as in
/// Discord, one after the other, so that whole runs can be tried without a wire.
/// </summary>
internal sealed class ModelServer
{
    public const GuildPermissions Everything = SetupThing.ForCheckIns | SetupThing.ForHelp
        | GuildPermissions.ManageRoles | GuildPermissions.ManageChannels;

    public static readonly GuildId Guild = new(700);
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 9, 0);
    public static readonly ImmutableArray<StageEntry> Catalog = ShippedConfig.Load().Stages;
    public static readonly WordsCatalog Words = ShippedConfig.Load().Words;

    private readonly Queue<Effect> _waiting = new();
    private long _number = 1000;

    public GuildPermissions May { get; set; } = Everything;

    public List<RoleView> Roles { get; } = [];

    public List<ChannelView> Channels { get; } = [];

    public Community Community { get; set; } = Community.Fresh(Guild);

    public SetupRun Run { get; set; } = SetupRun.Fresh(Guild);

    public List<DomainEvent> Happened { get; } = [];

    /// <summary>What the bot made, and for whom.</summary>
    public List<(string Name, ImmutableArray<RoleId> OnlyFor)> Made { get; } = [];

    public GuildView View => new(Guild, "The village", "en", May, [.. Roles], [.. Channels]);

    public SetupPlan Plan => SetupPlan.Of(View, Community, Catalog, Words, Run);

    public long Next() => ++_number;

    public RoleId Role(string name, bool mayGive = true)
    {
        Roles.Add(new RoleView(new RoleId(Next()), name, 1, mayGive, Mentionable: false));
        return Roles[^1].Id;
    }

    public ChannelId Channel(string name, GuildPermissions bot = Everything)
    {
        Channels.Add(new ChannelView(new ChannelId(Next()), name, IsText: true, bot));
        return Channels[^1].Id;
    }

    public void Use(Part part, long id, string name, bool ours = false, string stage = "")
    {
        var purpose = new Purpose(part, stage);
        Community = Community.With(new Place(purpose.Kind, purpose.Key, id, ours, name));
    }

    /// <summary>One press on Apply; its effects wait.</summary>
    public void Press()
    {
        var plan = Plan;
        var press = Next();
        Take(SetupRules.Adopt(Community, plan.Adoptions, Now));
        Take(SetupRules.Begin(Run, press, "token", plan.Steps(), Now));
    }

    /// <summary>One press on Undo.</summary>
    public void TakeBack() => Take(SetupRules.BeginUndo(Run, Community, Next(), "token", Now));

    /// <summary>Discord carries out what waits, until nothing does.</summary>
    public void Settle(Func<string, bool>? refuses = null, Func<string, bool>? isUsed = null)
    {
        while (_waiting.TryDequeue(out var effect))
            Perform(effect, refuses ?? (_ => false), isUsed ?? (_ => false));
    }

    private void Perform(Effect effect, Func<string, bool> refuses, Func<string, bool> isUsed)
    {
        switch (effect)
        {
            case Effect.EnsureRole(var name, _):
                End(effect, refuses(name) ? null : Roles.Find(role => role.Name == name)?.Id.Value ?? MakeRole(name));
                break;
            case Effect.EnsureChannel(var name, _, var only, _) it:
                var there = Channels.Find(channel => channel.Name == name)?.Id.Value;
                End(effect, refuses(name) ? null : there ?? Make(name, only, it.Private));
                break;
            case Effect.DeleteRole(var role, _, true):
                TakeAway(effect, role.Value, isUsed(Roles.Find(each => each.Id == role)!.Name));
                break;
            case Effect.DeleteChannel(var channel, _, true):
                TakeAway(effect, channel.Value, isUsed(Channels.Find(each => each.Id == channel)!.Name));
                break;
        }
    }

    private long MakeRole(string name)
    {
        Made.Add((name, []));
        return Role(name).Value;
    }

    private long Make(string name, ImmutableArray<RoleId> only, bool isPrivate)
    {
        Made.Add((name, only));
        var made = Channel(name);
        Channels[^1] = Channels[^1] with { SeenByAll = only.IsEmpty && !isPrivate };
        return made.Value;
    }

    private void End(Effect effect, long? made)
    {
        var then = (StepEnded)effect.Then!;
        var purpose = new Purpose(then.Part, then.Stage?.Value ?? "");
        var place = new Place(purpose.Kind, purpose.Key, made ?? 0, made > then.Press, "made");
        if (made is not null)
            Take(SetupRules.Made(Community, place, before => !Holds(before.DiscordId), Now));
        Take(SetupRules.End(
            Run, place, made is null ? StepState.Refused : StepState.Made, null, Community, Plan.HasProblem, Now));
    }

    private void TakeAway(Effect effect, long id, bool isUsed)
    {
        var then = (StepEnded)effect.Then!;
        var purpose = new Purpose(then.Part, then.Stage?.Value ?? "");
        if (!isUsed)
        {
            Roles.RemoveAll(role => role.Id.Value == id);
            Channels.RemoveAll(channel => channel.Id.Value == id);
            Take(SetupRules.TookBack(Community, purpose.Kind, purpose.Key, id, Now));
        }

        var state = isUsed ? StepState.Kept : StepState.Made;
        var place = new Place(purpose.Kind, purpose.Key, 0, Ours: false, "");
        Take(SetupRules.End(Run, place, state, null, Community, inTheWay: false, Now));
    }

    private bool Holds(long id) => Roles.Any(role => role.Id.Value == id) || Channels.Any(each => each.Id.Value == id);

    private void Take(Decision<Community> decision)
    {
        var accepted = (Decision<Community>.Accepted)decision;
        Community = accepted.Next;
        Tell(accepted.Events);
    }

    private void Take(Decision<SetupRun> decision)
    {
        var accepted = (Decision<SetupRun>.Accepted)decision;
        Run = accepted.Next;
        Tell(accepted.Events);
    }

    private void Tell(ImmutableArray<DomainEvent> events)
    {
        Happened.AddRange(events);
        foreach (var effect in events.OfType<SetupEvent>().SelectMany(told => SetupViews.Tell(told)))
            _waiting.Enqueue(effect);
    }
}
