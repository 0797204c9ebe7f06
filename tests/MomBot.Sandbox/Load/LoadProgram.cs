namespace MomBot.Sandbox.Load;

/// <summary>The program's other verb: <c>load</c>.</summary>
public static class LoadProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        var line = LoadLine.Read(args);
        if (line.Help)
        {
            Console.WriteLine(LoadLine.Usage);
            return 0;
        }
        try
        {
            await new LoadRun(line, Console.Out).RunAsync();
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 0; // ended by whoever started it
        }
        catch (InvalidOperationException problem)
        {
            Console.Error.WriteLine(problem.Message);
            return 1;
        }
    }
}
