using MomBot.Host.Verbs;

return await CommandLine.RunAsync(args, new MomBot.Host.Verbs.Console(System.Console.Out, System.Console.Error));
