namespace MomBot.Sandbox.Strictness;

/// <summary>What a file is by its name, for those that people hand over without saying.</summary>
public static class ContentTypes
{
    public static string Of(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".mp3" => "audio/mpeg",
        ".ogg" => "audio/ogg",
        ".mp4" => "video/mp4",
        ".txt" => "text/plain",
        ".csv" => "text/csv",
        ".ics" => "text/calendar",
        ".pdf" => "application/pdf",
        ".json" => "application/json",
        _ => "application/octet-stream",
    };
}
