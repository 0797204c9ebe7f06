using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;
using NodaTime;
using static MomBot.Data.Decision;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>
/// What may happen to a question of a community's own: state in, decision out. What it says is read with the same eyes
/// as the library.
/// </summary>
public static class PromptRules
{
    public const int Most = 300;
    private const int MostWays = 5;
    private const int MostWaiting = 5;
    private const int MostFindings = 5;

    /// <summary>A facilitator writes one.</summary>
    public static Decision<OwnPrompt> Add(OwnPrompt prompt, int known) =>
        known >= Most ? Decline<OwnPrompt>(T($"There are {known} questions of your own here, which is plenty. Retire one first."))
        : Amiss(prompt) is { } why ? Decline<OwnPrompt>(why)
        : Accept(prompt);

    /// <summary>It says something else from now on.</summary>
    public static Decision<OwnPrompt> Edit(OwnPrompt prompt) =>
        Amiss(prompt) is { } why ? Decline<OwnPrompt>(why) : Accept(prompt);

    public static Decision<OwnPrompt> Retire(OwnPrompt prompt, bool retire) => Accept(
        prompt.Status == PromptStatus.Suggested
            ? prompt
            : prompt with { Status = retire ? PromptStatus.Retired : PromptStatus.Asked });

    /// <summary>Somebody suggests one.</summary>
    /// <param name="waiting">How many of theirs wait already.</param>
    /// <param name="room">Where facilitators read it; none: they find it on their board.</param>
    public static Decision<OwnPrompt> Suggest(OwnPrompt prompt, int waiting, ChannelId? room, Instant now) =>
        waiting >= MostWaiting
            ? Decline<OwnPrompt>(
                "Some of your questions still wait to be read. One word from a facilitator, and there is room for more.")
        : Amiss(prompt) is { } why ? Decline<OwnPrompt>(why)
        : room is { } there && prompt.By is { } by
            ? Accept(prompt, new CheckInEvent.PromptSuggested(prompt.Id, prompt.Guild, by, prompt.Wording, there, now))
        : Accept(prompt);

    /// <summary>A facilitator takes a suggestion, perhaps mended. It is the community's from now on.</summary>
    /// <param name="mended">As it is to be asked.</param>
    public static Decision<OwnPrompt> Take(OwnPrompt prompt, OwnPrompt mended, string reason, Instant now)
    {
        if (prompt.Status != PromptStatus.Suggested || prompt.By is not { } by)
            return Decline<OwnPrompt>(Answered);
        if (mended.Depth == PickerLaws.Deepest)
            return Decline<OwnPrompt>(Deep);
        if (Amiss(mended) is { } why)
            return Decline<OwnPrompt>(why);
        return Accept(
            mended with { By = null, Status = PromptStatus.Asked },
            new CheckInEvent.PromptMet(prompt.Guild, by, prompt.Wording, Taken: true, reason, now));
    }

    /// <summary>A facilitator does not take a suggestion: it is not kept.</summary>
    public static Decision<OwnPrompt> Leave(OwnPrompt prompt, string reason, Instant now) =>
        prompt.Status != PromptStatus.Suggested || prompt.By is not { } by
            ? Decline<OwnPrompt>(Answered)
            : Accept(
                prompt with { Status = PromptStatus.Declined },
                new CheckInEvent.PromptMet(prompt.Guild, by, prompt.Wording, Taken: false, reason, now));

    /// <summary>What in themes would leave somebody out, in words for whoever wrote them; none: nothing.</summary>
    public static Text? LeavesOut(IEnumerable<PromptTheme> themes)
    {
        var found = themes.SelectMany(theme => PromptSheet.FindIn(theme)).Distinct().ToImmutableArray();
        return found.IsEmpty ? null : Join(
            "\n",
            [
                "Put like this it would leave somebody out, so it is not taken yet. That happens to all of us; here is what to say another way:",
                .. found.Take(MostFindings).Select(each => each.Word.Length == 0
                    ? T($"- {(Text)each.Why}")
                    : T($"- *{each.Word}*: {(Text)each.Why}")),
            ]);
    }

    /// <summary>Its form has no room for a content note.</summary>
    private static readonly Text Deep =
        "A deep question needs a content note, and this form has no room for one. Take it as one that needs some trust; then *Change it* makes it deep, with its note.";

    private static readonly Text Answered = "That suggestion has been answered already.";

    private static Text? Amiss(OwnPrompt prompt)
    {
        var ways = prompt.Words.Wordings.Values.SelectMany(each => each).ToImmutableArray();
        if (ways.IsEmpty || prompt.Words.Wordings.Values.Any(each => each.IsEmpty))
            return "A question needs a few words.";
        if (prompt.Words.Wordings.Values.Any(each => each.Length > MostWays))
            return T($"At most {MostWays} ways of asking fit, each on a line of its own.");
        if (ways.Any(way => way.Length > PromptSheet.LongestWording))
            return T($"One way of asking has more than {PromptSheet.LongestWording} characters. One or two sentences are easiest to answer.");
        return prompt.Depth == PickerLaws.Deepest && prompt.Words.Notes.IsEmpty
            ? "A deep question needs a content note: a few words on what it touches."
            : LeavesOut([OwnPrompts.ThemeOf(prompt)]);
    }
}
