using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>
/// What MomBot never says, by language, with the reason. Each pattern stands between word borders, in any case. The
/// reasons are the same in every language, so that whoever adds one sees what it has to have.
/// </summary>
public static class BannedWords
{
    private const string AnyParent = "the reader may be any kind of parent";
    private const string NoOther = "there may be none";
    private const string Arrival = "children arrive in many ways; say arrival";
    private const string Feeding = "feeding is nobody's business";
    private const string Waiting = "not everyone who waits is; say expecting";
    private const string Differ = "families differ";
    private const string Comparing = "no comparing";
    private const string Counting = "nobody is counted here";
    private const string Labels = "no labels";
    private const string Lectures = "no lectures";
    private const string Gush = "no gush";
    private const string Sides = "no sides taken";
    private const string Slang = "slang shuts people out";
    private const string Dangers = "never named in our own words";
    private const string Advice = "no diagnosis, and no medical advice";
    private const string Promises = "nobody watches, and no answer and no secrecy is promised";

    /// <summary>Every reason there is, each once.</summary>
    public static IEnumerable<string> Reasons => ByLanguage.Values.SelectMany(rules => rules.Select(rule => rule.Why))
        .Append(WordingLint.NoApplause).Concat([
            StageLint.NoneYet, StageLint.FirstYearOnly, StageLint.NoCountdown, StageLint.PutToTheGrownUp,
        ]).Distinct();

    public static ImmutableDictionary<string, ImmutableArray<(string Pattern, string Why)>> ByLanguage { get; } =
        ImmutableDictionary<string, ImmutableArray<(string Pattern, string Why)>>.Empty
            .Add("en", English())
            .Add("es", Spanish());

    private static ImmutableArray<(string Pattern, string Why)> English() =>
    [
        (@"mothers?|mums?|moms?|mommy|mummy|mamas?|motherhood|maternity", AnyParent),
        (@"fathers?|dads?|daddy|daddies|fatherhood", AnyParent),
        (@"husbands?|wife|wives|spouses?|boyfriends?|girlfriends?|your partner", NoOther),
        (@"births?|gave birth|deliver(y|ed) the baby|labour ward|c-section", Arrival),
        (@"breasts?|breast-?fed|breast-?feeding|nursing|bottle-?fed|formula|picky eaters?|weaning", Feeding),
        (@"pregnant", Waiting),
        (@"your own blood|real (mother|father|parents?|child|children)|biological|normal (child|family)", Differ),
        (@"milestones?|percentiles?|weight|weigh(s|ed)?|on track|behind for|ahead of (his|her|their) age", Comparing),
        (@"scores?|streaks?|points|leaderboards?|ranks?|ranking|badges?|level up", Counting),
        (@"(on a|in a) scale (of|from)|out of ten|(from )?(1|one) to (10|ten)|rate your", Counting),
        (@"(good|bad|naughty|easy|difficult|spoilt|spoiled) (baby|babies|child|children|kid|kids|boy|girl)", Labels),
        (@"tantrums?|meltdowns?|misbehav\w*|brats?|bratty", Labels),
        (@"you should|(?<!what )you must|you need to|you have to", Lectures),
        (@"make sure (you|to)|don't forget to|at least you", Lectures),
        (@"amazing|super-?mom|supermum|rock star|you've got this|you got this|mama bear|hang in there|hero(es)?", Gush),
        (@"sleep train(ing|ed)?|cry it out|co-?sleep(ing)?|sleep(s|ing)? through( the night)?", Sides),
        (@"attachment parenting|spank(ing)?|time-?outs?|home-?school\w*|unschool\w*", Sides),
        (@"ttc|bfp|edd|lo|dh|dw|sahm|sahd|wahm|ftm|blw", Slang),
        (@"suicid\w*|self-?harm|overdos\w*|kill\w*", Dangers),
        (@"diagnos\w*|symptoms?|screening|depress\w*|anxiety|dos(e|es|age)|medications?|antidepressants?", Advice),
        (@"confidential\w*|guarantee\w*|here for you|always here|someone (is watching|will (answer|reply))", Promises),
    ];

    private static ImmutableArray<(string Pattern, string Why)> Spanish() =>
    [
        (@"madres?|mam[áa]s?|mamis?|mamitas?|maternidad|maternal(es)?|matern[oa]s?", AnyParent),
        (@"padres?|pap[áa]s?|papis?|papitos?|paternidad|paternal(es)?", AnyParent),
        (@"maridos?|espos[oa]s?|tu mujer|novi[oa]s?|cónyuges?|tu pareja", NoOther),
        (@"nacimientos?|partos?|parir|parió|dar a luz|diste a luz|cesáreas?", Arrival),
        (@"pechos?|tetas?|amamant\w*|lactan\w*|biber[óo]n(es)?|de fórmula|destete\w*", Feeding),
        (@"embarazad[oa]s?", Waiting),
        (@"de tu (propia )?sangre|biológic[oa]s?|verdader[oa]s? hij[oa]s?", Differ),
        (@"(niñ[oa]|familia|hij[oa]|bebé) normal(es)?", Differ),
        (@"hitos?|percentil(es)?|peso|kilos?|(adelantad|atrasad|retrasad)[oa]s?( para su edad)?", Comparing),
        (@"puntos|puntuaci(ón|ones)|puntaje|rachas?|clasificaci(ón|ones)|rankings?|medallas?|insignias?", Counting),
        (@"en una escala|del (1|uno) al (10|diez)|puntúa|califica(r|s)?", Counting),
        (@"(buen|mal|buen[oa]s|mal[oa]s) (bebés?|niñ[oa]s?|hij[oa]s?|peques?)", Labels),
        (@"(bebés?|niñ[oa]s?|hij[oa]s?|peques?) (buen|mal|mimad|travies|malcriad)[oa]s?", Labels),
        (@"(bebés?|niñ[oa]s?|hij[oa]s?|peques?) (fácil|difícil)(es)?", Labels),
        (@"berrinches?|rabietas?|pataletas?|desobedien\w*|malcri\w*|caprichos[oa]s?", Labels),
        (@"deber[íi]as|debes|(tienes|tenés) que \w+[aei]r(te|lo|la)?", Lectures),
        (@"no (te )?olvides( de)?|asegúrate de|al menos tú", Lectures),
        (@"increíbles?|súper ?mamás?|supermamás?|campe(ón|ona|ones|onas)|tú puedes|heroínas?|héroes?", Gush),
        (@"guerrer[oa]s?|bendici(ón|ones)", Gush),
        (@"colecho|dejar(lo|la|le|les)? llorar|duerme (del tirón|toda la noche)|adiestr\w*", Sides),
        (@"crianza (con|de) apego|nalgadas?|azotes?|cachetes?|tiempo fuera|rincón de pensar|educación en casa", Sides),
        (@"lme|lmd|bb|bbs|fpp|fum|blw", Slang),
        (@"suicid\w*|autolesi\w*|sobredosis|matar(se|te|me)?", Dangers),
        (@"diagn[oó]stic\w*|síntomas?|depres\w*|ansiedad|dosis|medicaci(ón|ones)|antidepresivos?", Advice),
        (@"confidencial\w*|garantiza\w*|aquí para ti|siempre aquí|alguien (vigila|responderá|contestará)", Promises),
    ];
}
