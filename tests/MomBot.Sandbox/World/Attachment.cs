namespace MomBot.Sandbox.World;

/// <summary>A file on a message, bytes included.</summary>
public sealed record Attachment(ulong Id, string FileName, string ContentType, byte[] Bytes, string? Description)
{
    public bool Ephemeral { get; init; }
}
