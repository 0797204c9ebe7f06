using System.Text;

namespace MomBot.Host;

/// <summary>Fetches a file somebody handed in: a small one, and only from where Discord keeps them.</summary>
public sealed class HandedInFiles(BotOptions options) : IDisposable
{
    private const int Most = 256 * 1024;
    private static readonly string[] Keepers = ["cdn.discordapp.com", "media.discordapp.net"];

    private readonly HttpClient _http = new()
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = Most,
    };

    /// <summary>None: it is too large, not there any more, or kept by somebody we don't know.</summary>
    public async Task<string?> ReadAsync(string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var where)
            || (where.Authority != options.ApiBase.Authority && !Keepers.Contains(where.Host)))
            return null;
        try
        {
            return Encoding.UTF8.GetString(
                await _http.GetByteArrayAsync(where, cancellationToken).ConfigureAwait(false));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
