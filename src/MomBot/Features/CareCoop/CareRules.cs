using MomBot.Data;
using MomBot.Data.CareCoop;
using NodaTime;
using static MomBot.Data.Decision;
using static MomBot.Data.Text;

namespace MomBot.Features.CareCoop;

/// <summary>Who takes part in a co-op, and on what terms: state in, decision out.</summary>
public static class CareRules
{
    /// <summary>The most hours a co-op may agree on for any of its terms.</summary>
    public const int MostHours = 200;

    /// <summary>Whoever left by mistake comes back within this time with everything she had.</summary>
    public static readonly Duration Undo = Duration.FromMinutes(10);

    private const int QuartersAnHour = 4;

    /// <summary>Opens or closes the co-op. Closed, nothing is lost; it only rests.</summary>
    public static Decision<Coop> Open(Coop coop, bool open) => Accept(coop with { IsOpen = open });

    /// <summary>New terms count from now on; what was booked stays.</summary>
    public static Decision<Coop> Agree(Coop coop, string starter, string lowest, string highest)
    {
        if (Hours(starter) is not { } start || Hours(lowest) is not { } low || Hours(highest) is not { } high)
            return Decline<Coop>(T($"Please write each as hours from 0 to {MostHours}, such as 10 or 2.5."));
        return start > high
            ? Decline<Coop>("The start can't be above the highest balance.")
            : Accept(coop with { Terms = new CareTerms(start, low, high) });
    }

    /// <summary>
    /// The first time brings the start. Whoever comes back begins at nothing, or, soon after leaving, where she was.
    /// </summary>
    public static Decision<CareHolding> Join(CareHolding holding, Instant now)
    {
        if (holding.Account.State == CareAccountState.Active)
            return Accept(holding);
        var next = holding with
        {
            Account = holding.Account with { State = CareAccountState.Active, OpenedAt = now },
        };
        if (holding.Account.Version == 0)
        {
            return Accept(next with
            {
                Added = CareLedger.Grant(next, holding.Terms.Starter, CareEntryKind.Starter, now),
            });
        }

        return Accept(holding.Cleared is { } cleared && now <= cleared.At + Undo
            ? next with { Added = [cleared with { From = cleared.To, To = cleared.From, At = now }] }
            : next);
    }

    public static Decision<CareHolding> Leave(CareHolding holding, Instant now) =>
        holding.Account.State == CareAccountState.Left
            ? Accept(holding)
            : Accept(holding with
            {
                Account = holding.Account with { State = CareAccountState.Left, AsksForEase = false },
                Added = CareLedger.Clear(holding, now),
            });

    /// <summary>It is a hard time: facilitators see that, and no reason.</summary>
    public static Decision<CareHolding> AskForEase(CareHolding holding) => holding switch
    {
        { Account.State: CareAccountState.Left } => Decline<CareHolding>(NotIn),
        { Balance: >= 0 } => Decline<CareHolding>(
            "You owe nothing: your balance is not below nothing. Let someone mind yours; that is what it is for."),
        _ => Accept(holding with { Account = holding.Account with { AsksForEase = true } }),
    };

    /// <summary>A facilitator waives what is below nothing.</summary>
    public static Decision<CareHolding> Ease(CareHolding holding, MemberId by, Instant now)
    {
        if (holding.Account.Member == by)
            return Decline<CareHolding>("This one is about you. Another facilitator decides it.");
        var settled = holding with { Account = holding.Account with { AsksForEase = false } };
        return holding.Balance >= 0 || holding.Account.State == CareAccountState.Left
            ? Accept(settled)
            : Accept(
                settled with { Added = CareLedger.Grant(holding, -holding.Balance, CareEntryKind.Waiver, now) },
                new CareEvent.Eased(holding.Account.Guild, holding.Account.Member ?? default, now));
    }

    /// <summary>A facilitator gives one family hours; never themselves.</summary>
    public static Decision<CareHolding> Give(CareHolding holding, MemberId by, int quarters, Instant now)
    {
        if (holding.Account.Member == by)
            return Decline<CareHolding>("This one is about you. Another facilitator decides it.");
        if (holding.Account.State == CareAccountState.Left)
            return Decline<CareHolding>("They are not in the co-op here.");
        return TopUp(holding, quarters, now) switch
        {
            Decision<CareHolding>.Accepted({ Added.Length: > 0 } next, _) => Accept(
                next, new CareEvent.Given(holding.Account.Guild, holding.Account.Member ?? default, now)),
            _ => Decline<CareHolding>("They have the most hours anybody can keep here."),
        };
    }

    /// <summary>New hours for an account, as far as its highest balance allows.</summary>
    public static Decision<CareHolding> TopUp(CareHolding holding, int quarters, Instant now) => Accept(holding with
    {
        Added = CareLedger.Grant(
            holding, Math.Min(quarters, holding.Terms.Highest - holding.Balance), CareEntryKind.TopUp, now),
    });

    internal static Text NotIn => "You are not in the co-op here. /coop has the way in.";

    private static int? Hours(string words) =>
        decimal.TryParse(
            words.Trim().Replace(',', '.'),
            System.Globalization.NumberStyles.AllowDecimalPoint,
            System.Globalization.CultureInfo.InvariantCulture,
            out var hours)
        && hours is >= 0 and <= MostHours
        && hours * QuartersAnHour == decimal.Truncate(hours * QuartersAnHour)
            ? (int)(hours * QuartersAnHour)
            : null;
}
