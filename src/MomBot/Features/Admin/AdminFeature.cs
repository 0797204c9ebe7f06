using MomBot.Data.Admin;
using MomBot.Interactions;

namespace MomBot.Features.Admin;

/// <summary>For those who run the server: what is upcoming, held and failed, and what to do about it.</summary>
public static class AdminFeature
{
    public static Feature Declare(JobHandlers jobs) =>
        new Feature("admin", "What waits, what is held, and why") { Scope = CommandScope.Everywhere }
            .Command<ShowJobs>(
                "admin jobs", "What is upcoming, held and failed: retry, skip, send now", CommandFor.Admins)
            .On<ShowJobs>(jobs.Show, Reply.Update, CommandFor.Admins)
            .On<ReleaseJob>(jobs.Release, Reply.Update, CommandFor.Admins)
            .On<SkipJob>(jobs.Skip, Reply.Update, CommandFor.Admins);
}

/// <summary>The panel.</summary>
[Route("admin.jobs")]
public sealed record ShowJobs(bool Turns = false) : BotAction;

/// <summary>What is held is sent or done after all; what is upcoming, now.</summary>
[Route("admin.release")]
public sealed record ReleaseJob(JobSource Source, long Job) : BotAction;

/// <summary>What is held is neither sent nor done.</summary>
[Route("admin.skip")]
public sealed record SkipJob(JobSource Source, long Job) : BotAction;
