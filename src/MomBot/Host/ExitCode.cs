namespace MomBot.Host;

/// <summary>What whoever started the bot reads when it ends; the numbers are those of sysexits.h.</summary>
public static class ExitCode
{
    /// <summary>A part of the bot broke; the log says where. Starting it again may well help.</summary>
    public const int Broken = 70;

    /// <summary>The last line says what to mend; starting again without doing so does not help.</summary>
    public const int WrongSetup = 78;
}
