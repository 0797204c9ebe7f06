namespace MomBot.Sandbox.Gateway;

/// <summary>Counts identifies per bot. See Discord docs: Gateway, Session Start Limit Object.</summary>
internal sealed class IdentifyLedger(GatewayOptions options, TimeProvider time)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Bucket = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Account> _accounts = [];

    public Verdict Ask(string token, int shardId)
    {
        lock (_gate)
        {
            var account = Of(token);
            if (account.Used >= options.IdentifiesPerDay)
                return Verdict.TooMany;

            var key = shardId % options.MaxConcurrency;
            var now = time.GetTimestamp();
            if (account.Last.TryGetValue(key, out var last) && time.GetElapsedTime(last, now) < Bucket)
                return Verdict.TooSoon;
            account.Last[key] = now;
            account.Used++;
            return Verdict.Granted;
        }
    }

    public SessionStartLimit Limit(string token)
    {
        lock (_gate)
        {
            var account = Of(token);
            var left = account.Used == 0 ? TimeSpan.Zero : Day - time.GetElapsedTime(account.DayStart);
            return new(
                options.IdentifiesPerDay,
                options.IdentifiesPerDay - account.Used,
                (int)left.TotalMilliseconds,
                options.MaxConcurrency);
        }
    }

    private Account Of(string token)
    {
        if (!_accounts.TryGetValue(token, out var account))
            _accounts[token] = account = new Account { DayStart = time.GetTimestamp() };
        if (account.Used == 0 || time.GetElapsedTime(account.DayStart) >= Day)
        {
            account.DayStart = time.GetTimestamp();
            account.Used = 0;
        }

        return account;
    }

    /// <summary>The answer to an identify.</summary>
    public enum Verdict
    {
        Granted,
        TooSoon,
        TooMany,
    }

    private sealed class Account
    {
        public long DayStart { get; set; }

        public int Used { get; set; }

        public Dictionary<int, long> Last { get; } = [];
    }
}
