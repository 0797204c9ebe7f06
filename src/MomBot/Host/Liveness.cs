namespace MomBot.Host;

/// <summary>Touches a file while the gateway speaks to us, for Docker's HEALTHCHECK; at most every ten seconds.</summary>
public sealed class Liveness(BotOptions options, TimeProvider wire)
{
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(10);

    private readonly string _file = Path.Combine(options.DataFolder, "alive");
    private long _last;

    public void Beat()
    {
        if (_last != 0 && wire.GetElapsedTime(_last) < Seldom)
            return;
        _last = wire.GetTimestamp();
        try
        {
            File.WriteAllText(_file, "");
        }
        catch (IOException)
        {
            // A full disk is told by the database, in better words.
        }
    }
}
