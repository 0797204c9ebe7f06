using Microsoft.Extensions.Logging;

namespace MomBot.Tests.Support;

/// <summary>Lets a test wait until something was logged: what happens inside, and shows nowhere else.</summary>
public sealed class ListeningLogger<T> : ILogger<T>
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly List<(string Words, TaskCompletionSource Said)> _waiting = [];

    /// <summary>Done once a line with these words was logged.</summary>
    public Task WhenSaid(string words)
    {
        lock (_lock)
        {
            if (_lines.Any(line => line.Contains(words, StringComparison.Ordinal)))
                return Task.CompletedTask;
            var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((words, said));
            return said.Task;
        }
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        var line = formatter(state, exception);
        lock (_lock)
        {
            _lines.Add(line);
            foreach (var (words, said) in _waiting)
            {
                if (line.Contains(words, StringComparison.Ordinal))
                    said.TrySetResult();
            }
        }
    }
}
