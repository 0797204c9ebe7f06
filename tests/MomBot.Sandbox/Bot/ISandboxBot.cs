namespace MomBot.Sandbox.Bot;

/// <summary>A bot that lives in the sandbox's own process and lets its people's time be moved.</summary>
public interface ISandboxBot : IAsyncDisposable
{
    Task StartAsync(string apiBase, string token, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>When something of its own falls due next, if anything does.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    Task AdvanceToAsync(DateTimeOffset to, CancellationToken cancellationToken);

    Task WhenIdleAsync(CancellationToken cancellationToken);
}
