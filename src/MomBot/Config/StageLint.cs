using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MomBot.Config;

/// <summary>Finds what a prompt may not say in the rooms it is asked in.</summary>
public static class StageLint
{
    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly ImmutableArray<string> MaybeNoChild = [PromptTheme.AnyStage, "expecting", "supporter"];
    private static readonly ImmutableArray<string> FirstYear = ["newborn", "infant"];
    private static readonly ImmutableArray<string> NearlyGrown = ["tween", "teen"];

    private static readonly Regex OwnChild = new(
        @"\b(your|the|their) (baby|babies|child|children|kids?|little ones?|son|daughter)\b"
        + @"|\b(tus?|el|la|los|las) (bebés?|peques?|hij[oa]s?|criaturas?|niñ[oa]s?)\b",
        AnyCase);

    private static readonly Regex Baby = new(@"\b(baby|babies|bebés?)\b", AnyCase);

    private static readonly Regex EndingForGranted = new(
        @"\b(due( date)?|weeks? to go|days? to go|weeks? left|countdown|trimesters?)\b"
        + @"|\bwhen (it|they|he|she) (comes?|arrives?)\b"
        + @"|\b(semanas que (faltan|quedan)|cuenta (atrás|regresiva)|trimestres?|cuando (nazca|llegue|esté aquí))\b",
        AnyCase);

    private static readonly Regex ToTheGrownUp = new(
        @"\b(you|your|yourself|us)\b|\b(tú|tus?|te|ti|contigo|tuy[oa]s?)\b"
        + @"|\b(has|estás|necesitas|soltaste|dices|haces|hablas)\b",
        AnyCase);

    public const string NoneYet = "the reader may have none, or none yet";
    public const string FirstYearOnly = "not beyond the first year";
    public const string NoCountdown = "no countdowns, and no ending taken for granted";
    public const string PutToTheGrownUp = "from tween on it is put to the grown-up";

    /// <summary>What is wrong with each wording of a theme; empty when all are fine.</summary>
    public static IEnumerable<string> FindInAll(PromptTheme theme) =>
        from wording in theme.Wordings.Values.SelectMany(ways => ways)
        from found in FindIn(wording, theme.Stages)
        select $"{theme.Key}: {wording}\n    {found}";

    public static IEnumerable<Finding> FindIn(string wording, ImmutableArray<string> stages)
    {
        if (stages.Any(stage => MaybeNoChild.Contains(stage)) && OwnChild.Match(wording) is { Success: true } own)
            yield return new Finding(own.Value, NoneYet);
        if (!stages.Any(stage => FirstYear.Contains(stage)) && Baby.Match(wording) is { Success: true } baby)
            yield return new Finding(baby.Value, FirstYearOnly);
        if (stages.Contains("expecting") && EndingForGranted.Match(wording) is { Success: true } ending)
            yield return new Finding(ending.Value, NoCountdown);
        if (stages.Any(stage => NearlyGrown.Contains(stage)) && !ToTheGrownUp.IsMatch(wording))
            yield return new Finding("", PutToTheGrownUp);
    }
}
