using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>A question with ready answers, to smile at; none says how anyone copes or raises a child.</summary>
/// <param name="Questions">By language, English always; at most 300 characters.</param>
/// <param name="Answers">By language, as many in each: 2 to 10, at most 55 characters.</param>
public sealed record FunPoll(
    string Key,
    ImmutableDictionary<string, string> Questions,
    ImmutableDictionary<string, ImmutableArray<string>> Answers)
{
    public string QuestionIn(string language) => Language.In(Questions, language);

    public ImmutableArray<string> AnswersIn(string language) => Language.In(Answers, language);
}
