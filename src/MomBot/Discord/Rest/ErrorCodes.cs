namespace MomBot.Discord.Rest;

/// <summary>
/// The codes of Discord's errors that mean something of their own here. See Discord docs: Opcodes and Status Codes.
/// </summary>
public static class ErrorCodes
{
    public const int UnknownMessage = 10008;
    public const int AlreadyAcknowledged = 40060;
    public const int ThreadIsArchived = 50083;
    public const int ThreadExists = 160004;
}
