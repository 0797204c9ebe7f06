using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Configuration;

namespace MomBot.Host.Verbs;

/// <summary>What can be asked of the program: to run, which is the default, or one of the things a host does.</summary>
public static class CommandLine
{
    /// <summary>Reads the arguments, does what they ask for, and answers with the exit code.</summary>
    /// <param name="args">As given. Words like <c>--MOMBOT_DATA=…</c> set a variable, whatever the verb.</param>
    public static async Task<int> RunAsync(string[] args, Console console)
    {
        var set = args.Where(IsSetting).ToArray();
        var parsed = Verbs(console, () => Settings(set)).Parse([.. args.Except(set)]);
        if (parsed.Errors.Count > 0)
        {
            await console.Errors.WriteLineAsync(Explain(parsed)).ConfigureAwait(false);
            return parsed.CommandResult.Command is RootCommand ? ExitCode.WrongSetup : ExitCode.WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                    Output = console.Output,
                    Error = console.Errors,
                }).ConfigureAwait(false);
        }
        catch (StartException problem)
        {
            await console.Errors.WriteLineAsync(problem.Message).ConfigureAwait(false);
            return ExitCode.WrongSetup;
        }
    }

    private static RootCommand Verbs(Console console, Func<IConfiguration> settings)
    {
        var run = new Command("run", "Run the bot. The same as no verb at all.");
        run.SetAction((_, _) => RunVerb.RunAsync(settings(), console));
        var root = new RootCommand(
            "MomBot, with which parents run their village.\n\n"
            + "Settings are variables of the environment (see .env.example), or --NAME=value.\n"
            + "Exit codes: 0 fine, 1 not well (check, health), 64 wrong use, 70 broken, 78 something to mend.")
        {
            run,
            CheckVerb.Declare(settings, console),
            HealthVerb.Declare(settings, console),
            BackupVerb.Declare(settings, console),
            RestoreVerb.Declare(settings, console),
            ExportVerb.Declare(settings, console),
            EraseVerb.Declare(settings, console),
            ConfigVerb.Declare(settings, console),
            KeyVerb.Declare(settings, console),
        };
        root.SetAction((_, _) => RunVerb.RunAsync(settings(), console));
        return root;
    }

    private static string Explain(ParseResult parsed) => parsed.CommandResult.Command is RootCommand
        ? "The command line cannot be read. Write each option as --NAME=value, or set it in the environment."
        : $"{parsed.Errors[0].Message} 'mombot {parsed.CommandResult.Command.Name} --help' shows how it is written.";

    private static IConfiguration Settings(string[] set) =>
        new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(set).Build();

    private static bool IsSetting(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word.Contains('=') && char.IsAsciiLetterUpper(word[2]);
}

/// <summary>Where a verb writes: what was asked for, and everything else.</summary>
public sealed record Console(TextWriter Output, TextWriter Errors);
