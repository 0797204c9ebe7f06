namespace MomBot.Interactions;

/// <summary>One entry of Discord's command picker or message menu.</summary>
public sealed record CommandDeclaration(
    CommandKind Kind, string Name, string Description, Type Action, CommandFor Audience);

/// <summary>Where a command is found.</summary>
public enum CommandKind
{
    Slash,
    Message,
}

/// <summary>Who sees a command by default. Checked again at each use.</summary>
public enum CommandFor
{
    Everyone,
    Admins,
}

/// <summary>What an action does when it arrives: exactly one of these.</summary>
public abstract record ActionRoute
{
    private ActionRoute()
    {
    }

    public sealed record Answers(
        Func<BotAction, InteractionContext, CancellationToken, Task<Response>> Answer, Reply Reply) : ActionRoute;

    public sealed record OpensForm(
        Func<BotAction, InteractionContext, CancellationToken, Task<Opening>> Open) : ActionRoute;

    public sealed record ByClock(Func<BotAction, DueContext, CancellationToken, Task> Run) : ActionRoute;

    public sealed record ByOutcome(Func<BotAction, EffectOutcome, CancellationToken, Task> Hear) : ActionRoute;
}
