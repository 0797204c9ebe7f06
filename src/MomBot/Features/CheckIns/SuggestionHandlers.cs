using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>A member suggests a question, and facilitators take it or leave it: load, decide, save, answer.</summary>
public sealed class SuggestionHandlers(CheckInStore store, IClock clock)
{
    private static readonly Text Gone = "That suggestion is no longer there.";

    public static Modal Open(OpenSuggest action, InteractionContext context) => new SuggestPrompt();

    public async Task<Response> Suggest(
        SuggestPrompt form, InteractionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var waiting = (await store.SuggestionsOfAsync(context.Community, context.Member, cancellationToken)).Length;
        var prompt = OwnPrompts.Blank(new PromptId(context.Cause.Id), context.Community, context.Member, now)
            .Filled(
                form.Words.ReplaceLineEndings(" "),
                PromptDepth.Easy,
                adultLife: false,
                AddPrompt.Everywhere,
                note: "",
                context.Settings.Language);
        return await store.AddPromptAsync(
            prompt,
            context.Cause,
            () => PromptRules.Suggest(prompt, waiting, context.Settings.FacilitatorsRoom(), now),
            cancellationToken) is Decision<OwnPrompt>.Declined(var why)
            ? Response.Ephemeral(CheckInViews.NotTaken(why, form.Words))
            : Response.Ephemeral(CheckInViews.Suggested);
    }

    public async Task<Opening> OpenTake(
        OpenTakePrompt action, InteractionContext context, CancellationToken cancellationToken)
    {
        if (await store.PromptAsync(action.Prompt, context.Community, cancellationToken) is not { } prompt)
            return Gone;
        var (words, depth, stage, _) = prompt.AsForm(context.Settings.Language);
        return new TakePrompt(prompt.Id, words, depth, prompt.AdultLife, stage);
    }

    public async Task<Response> Take(
        TakePrompt form, InteractionContext context, CancellationToken cancellationToken) =>
        await store.ChangePromptAsync(
            form.Prompt,
            context.Community,
            context.Cause,
            prompt => PromptRules.Take(
                prompt,
                prompt.Filled(
                    form.Words, form.Depth, form.AdultLife, form.Stage, note: "", context.Settings.Language),
                form.Reason.Trim(),
                clock.GetCurrentInstant()),
            cancellationToken) switch
        {
            Decision<OwnPrompt>.Accepted(var prompt, _) => Response.Update(CheckInViews.OwnPrompt(prompt)),
            Decision<OwnPrompt>.Declined(var why) => Response.Ephemeral(CheckInViews.NotTaken(why, form.Words)),
            _ => Response.Ephemeral(Gone),
        };

    public static Modal OpenLeave(OpenLeavePrompt action, InteractionContext context) => new LeavePrompt(action.Prompt);

    public async Task<Response> Leave(
        LeavePrompt form, InteractionContext context, CancellationToken cancellationToken) =>
        await store.ChangePromptAsync(
            form.Prompt,
            context.Community,
            context.Cause,
            prompt => PromptRules.Leave(prompt, form.Reason.Trim(), clock.GetCurrentInstant()),
            cancellationToken) switch
        {
            Decision<OwnPrompt>.Accepted => Response.Update(CheckInViews.LeftOut),
            Decision<OwnPrompt>.Declined(var why) => Response.Ephemeral(CheckInViews.NotTaken(why, form.Reason)),
            _ => Response.Ephemeral(Gone),
        };
}
