using MomBot.Benchmarks;

// One command measures everything and writes docs/benchmarks.md:
//   dotnet run -c Release --project tests/MomBot.Benchmarks
return await Bench.RunAsync(args);
