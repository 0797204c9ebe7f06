using MomBot.Data;
using MomBot.Data.CareCoop;
using static MomBot.Data.Text;

namespace MomBot.Features.CareCoop;

/// <summary>What a member takes with her: one line for each thing.</summary>
public static partial class CareViews
{
    public static Text ExportedBalance(CareHolding holding) => holding.Account.State switch
    {
        CareAccountState.Active => T($"Your balance in the co-op: {holding.Balance / 4m} hours."),
        CareAccountState.Left => T($"You left the co-op. Your balance then: {holding.Balance / 4m} hours."),
    };

    public static Text Exported(CareSit sit, MemberId member) => sit.Sitter.Member == member
        ? T($"{sit.Day}: you minded, {sit.Quarters / 4m} hours, children: {sit.Children} ({State(sit.State)})")
        : T($"{sit.Day}: yours were minded, {sit.Quarters / 4m} hours, children: {sit.Children} ({State(sit.State)})");

    public static Text Exported(CareEntry entry, CareAccountId account) => entry.To == account
        ? T($"{entry.At}: to you {entry.Quarters / 4m} hours, {Kind(entry.Kind)}")
        : T($"{entry.At}: from you {entry.Quarters / 4m} hours, {Kind(entry.Kind)}");

    private static Text State(CareSitState state) => state switch
    {
        CareSitState.Proposed => "waits for the other's word",
        CareSitState.Disputed => "remembered differently",
        CareSitState.Booked => "booked",
        CareSitState.Void => "not booked",
    };
}
