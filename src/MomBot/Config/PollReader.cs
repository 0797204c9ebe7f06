using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>Reads polls.yaml. The sizes are Discord's. See Discord docs: Poll Resource.</summary>
internal static class PollReader
{
    private const int LongestQuestion = 300;
    private const int LongestAnswer = 55;
    private const int FewestAnswers = 2;
    private const int MostAnswers = 10;

    private static readonly ConfigShape FileShape = ConfigShape.Of($"polls file", ("polls", "[...]"));

    private static readonly ConfigShape PollShape = ConfigShape.Of(
        $"poll",
        ("key", "cold-drink"),
        ("question", "{ en: \"Where is your cup right now?\" }"),
        ("answers", "{ en: [\"In my hand\", \"Somewhere\"] }"));

    public static ImmutableArray<FunPoll> Read(ConfigFile file)
    {
        var keys = new UniqueKeys();
        return [.. file.Top(FileShape).Maps("polls", PollShape).Select(poll => Poll(poll, keys))];
    }

    private static FunPoll Poll(ConfigMap entry, UniqueKeys keys)
    {
        var poll = new FunPoll(
            keys.Take(entry),
            entry.TextByLanguage("question", LongestQuestion),
            entry.WordsByLanguage("answers", LongestAnswer));
        var most = poll.Answers[Language.English].Length;
        if (most is < FewestAnswers or > MostAnswers)
        {
            throw entry.Problem(
                "answers", $"a poll has {FewestAnswers} to {MostAnswers} answers, and this one has {most}.");
        }

        foreach (var (language, answers) in poll.Answers)
        {
            if (answers.Length != most)
            {
                throw entry.Problem(
                    "answers", $"{language} has {answers.Length} answers and en has {most}. Write as many in each.");
            }

            if (!poll.Questions.ContainsKey(language))
            {
                throw entry.Problem("question", $"there are answers in {language} and no question. Write it too.");
            }
        }

        return poll.Questions.Keys.FirstOrDefault(language => !poll.Answers.ContainsKey(language)) is { } mute
            ? throw entry.Problem("answers", $"there is a question in {mute} and no answers. Write them too.")
            : poll;
    }
}
