using System.Text;
using MomBot.Config;
using MomBot.Interactions;

namespace MomBot.Host;

/// <summary>Fetches a file that somebody handed in with a form, from Discord's file servers and nowhere else.</summary>
public sealed class HandedInFiles(BotOptions options) : IDisposable
{
    private static readonly string[] Servers = ["cdn.discordapp.com", "media.discordapp.net"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(8),
        MaxResponseContentBufferSize = 4 * PromptSheet.Longest,
    };

    /// <returns>None: it is too large, is no text, or cannot be fetched.</returns>
    public async Task<string?> ReadAsync(HandedIn file, CancellationToken cancellationToken)
    {
        if (file.Bytes > PromptSheet.Longest
            || !Uri.TryCreate(file.Url, UriKind.Absolute, out var at) || !IsDiscords(at))
            return null;
        try
        {
            var bytes = await _http.GetByteArrayAsync(at, cancellationToken).ConfigureAwait(false);
            return bytes.Length > PromptSheet.Longest
                ? null
                : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (Exception unreadable) when (unreadable is HttpRequestException or DecoderFallbackException
            || (unreadable is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Discord's, or the local Discord that stands in for it.</summary>
    private bool IsDiscords(Uri at) =>
        (at.Scheme == Uri.UriSchemeHttps && Servers.Contains(at.Host))
        || (at.Authority == options.ApiBase.Authority && at.Scheme == options.ApiBase.Scheme);
}
