namespace MomBot.Host;

/// <summary>What whoever started the bot reads when it ends; the numbers are those of sysexits.h.</summary>
public static class ExitCode
{
    public const int Fine = 0;

    /// <summary>What was asked about is not well: <c>health</c> says no, <c>check</c> found something.</summary>
    public const int NotWell = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int WrongUse = 64;

    /// <summary>
    /// A part of the bot broke, or Discord could not be reached; the log says where. Starting it again may well help.
    /// </summary>
    public const int Broken = 70;

    /// <summary>The last line says what to mend; starting again without doing so does not help.</summary>
    public const int WrongSetup = 78;
}
