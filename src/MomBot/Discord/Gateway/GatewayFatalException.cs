namespace MomBot.Discord.Gateway;

/// <summary>Discord will not have us, and trying again cannot help. The message is one plain sentence with the
/// fix.</summary>
public sealed class GatewayFatalException(string message) : Exception(message);
