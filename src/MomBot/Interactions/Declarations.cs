namespace MomBot.Interactions;

/// <summary>One entry of Discord's command picker, or of the menu on a message or a person.</summary>
/// <param name="Name">One word; or two or three with spaces: a subcommand of a root that features share.</param>
/// <param name="Feature">The feature that declares it.</param>
public sealed record CommandDeclaration(
    CommandKind Kind, string Name, string Description, Type Action, CommandFor Audience, Feature Feature)
{
    /// <summary>Whether it is also a button under every card that more than one person sees.</summary>
    public bool OnEveryCard { get; init; }

    /// <summary>What Discord lists it under: the whole name of a menu entry, the first word of a command.</summary>
    public string Root => Kind == CommandKind.Slash ? Name.Split(' ')[0] : Name;
}

/// <summary>Where a command is found.</summary>
public enum CommandKind
{
    Slash,
    Message,
    User,
}

/// <summary>
/// Whom an action is for. Discord shows commands by this too, but it is checked at each use: a right may have gone.
/// </summary>
public enum CommandFor
{
    Everyone,

    /// <summary>The facilitators' role, or Manage Server.</summary>
    Facilitators,

    /// <summary>The moderators' role, or Moderate Members, or Manage Server.</summary>
    Moderators,

    /// <summary>Manage Server.</summary>
    Admins,
}

/// <summary>Where a command is registered: everywhere once, or in each community while its feature is on.</summary>
public enum CommandScope
{
    Community,
    Everywhere,
}

/// <summary>A root that holds the subcommands of several features.</summary>
public sealed record SharedCommand(string Name, string Description, CommandFor Audience, CommandScope Scope)
{
    /// <summary>Discord shows and hides roots, never subcommands, so each audience has its own.</summary>
    public static IReadOnlyList<SharedCommand> All { get; } =
    [
        new("host", "For facilitators: queue, rounds, rooms", CommandFor.Facilitators, CommandScope.Community),
        new("mod", "For moderators: what was reported or held", CommandFor.Moderators, CommandScope.Community),
        new("admin", "For those who run the server: how I am doing", CommandFor.Admins, CommandScope.Everywhere),
    ];

    public static SharedCommand? Find(string root) => All.FirstOrDefault(shared => shared.Name == root);
}

/// <summary>What an action does when it arrives: exactly one of these.</summary>
public abstract record ActionRoute
{
    private ActionRoute()
    {
    }

    /// <summary>Who may ask for it.</summary>
    public CommandFor Audience { get; init; }

    public sealed record Answers(
        Func<BotAction, InteractionContext, CancellationToken, Task<Response>> Answer, Reply Reply) : ActionRoute;

    public sealed record OpensForm(
        Func<BotAction, InteractionContext, CancellationToken, Task<Opening>> Open) : ActionRoute;

    public sealed record ByClock(Func<BotAction, DueContext, CancellationToken, Task> Run) : ActionRoute;

    public sealed record ByOutcome(Func<BotAction, EffectOutcome, CancellationToken, Task> Hear) : ActionRoute;
}
