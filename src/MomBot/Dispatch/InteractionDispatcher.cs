using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Data.Moderation;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Dispatch;

/// <summary>One interaction: find its action, let the feature answer, reply within three seconds.</summary>
public sealed class InteractionDispatcher(
    ActionRouter router,
    ActionReader actions,
    HeldPresses held,
    ContextReader contexts,
    Replies replies,
    WaitingNotes notes,
    RestrictionStore restrictions,
    Allowance allowance,
    DiscordRest discord,
    TimeProvider time,
    ILogger<InteractionDispatcher> logger)
{
    /// <summary>Older than this since its receipt, an interaction is dead: its person has seen a failure.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromSeconds(2.5);

    private static readonly Text TooMuch =
        "That was a lot at once. Please wait a few seconds; nothing was changed. /support always answers.";

    private readonly RecentIds _seen = new();

    /// <summary>Handles one interaction to its end. Never throws for what people or features do.</summary>
    /// <param name="received">The monotonic timestamp of its receipt.</param>
    public async Task HandleAsync(Interaction interaction, long received, CancellationToken cancellationToken)
    {
        if (!_seen.Add(interaction.Id.Value))
            return;
        if (time.GetElapsedTime(received) > TooLate)
        {
            Log.InteractionTooLate(logger, interaction.Id.Value);
            return;
        }

        try
        {
            var much = allowance.Take(PersonOf(interaction), interaction.GuildId?.Value);
            if (much == Allowance.Verdict.Fine || AsksForSupport(interaction))
                await HandleOnceAsync(interaction, received, cancellationToken).ConfigureAwait(false);
            else if (much == Allowance.Verdict.TooMuch && interaction.Type != InteractionType.Autocomplete)
                await replies.ApologiseAsync(interaction, TooMuch, cancellationToken).ConfigureAwait(false);
        }
        catch (DiscordException refused)
        {
            Log.AnswerRefused(logger, interaction.Id.Value, refused.Kind, refused.Error.Code);
        }
    }

    private static ulong PersonOf(Interaction interaction) =>
        (interaction.Member?.User ?? interaction.User)?.Id.Value ?? 0;

    /// <summary>Who to call is never refused, whatever else somebody pressed.</summary>
    private bool AsksForSupport(Interaction interaction)
    {
        var input = CommandInput.Of(interaction.Data ?? new InteractionData());
        var asked = router.Command(input.Kind, input.Name)?.Action
            ?? router.Codec.Read(interaction.Data?.CustomId ?? "")?.GetType();
        return asked is not null && router.OwnerOf(asked)?.Name == "safety";
    }

    private async Task HandleOnceAsync(Interaction interaction, long received, CancellationToken cancellationToken)
    {
        var answered = false;
        try
        {
            var context = await contexts.ReadAsync(interaction, cancellationToken).ConfigureAwait(false);
            if (interaction.Type == InteractionType.Autocomplete)
            {
                await SuggestAsync(interaction, context, cancellationToken).ConfigureAwait(false);
                return;
            }

            var answer = await AnswerAsync(interaction, context, received, cancellationToken).ConfigureAwait(false);
            answered = true;
            if (answer is not DrawnAnswer.Form && !AsksForSupport(interaction))
                await notes.ShowAsync(interaction, context, received, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException and not DiscordException)
        {
            var sorry = Sorry(interaction, error);
            if (!answered && interaction.Type != InteractionType.Autocomplete)
                await replies.ApologiseAsync(interaction, sorry, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<DrawnAnswer> AnswerAsync(
        Interaction interaction, InteractionContext context, long received, CancellationToken cancellationToken)
    {
        var (action, problem) = actions.Read(interaction, context);
        problem ??= action is null
            ? null
            : await KeptFromAsync(action.GetType(), context, cancellationToken).ConfigureAwait(false);
        var answer = problem is null && action is not (null or Modal)
            ? GuardedAsync(action, interaction, context, cancellationToken)
            : AskAsync(action, problem, context, cancellationToken);
        var manner = action is null ? Reply.Private : router.RouteOf(action) switch
        {
            ActionRoute.Answers route => route.Reply,
            _ => Reply.Private,
        };
        return await replies.SendAsync(
            interaction, context, manner, DrawnAsync(), received, cancellationToken).ConfigureAwait(false);

        // Our own failures, drawing included, become a calm word with a reference that is also in the log.
        async Task<DrawnAnswer> DrawnAsync()
        {
            try
            {
                var said = await answer.ConfigureAwait(false);
                if (said is Response.GoesOn(var otherwise))
                    said = await GoOnAsync(otherwise, context, cancellationToken).ConfigureAwait(false);
                return replies.Draw(said, interaction, context, manner);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                return replies.Draw(Response.Ephemeral(Sorry(interaction, error)), interaction, context, manner);
            }
        }
    }

    /// <summary>Where something has to come first, that is the answer, and the press is held until then.</summary>
    private async Task<object> GuardedAsync(
        BotAction action, Interaction interaction, InteractionContext context, CancellationToken cancellationToken)
    {
        foreach (var guard in context.Guild is null ? [] : router.GuardsOf(action))
        {
            if (await guard(context, cancellationToken).ConfigureAwait(false) is not { } first)
                continue;
            held.Keep(context.Community, context.Member, interaction);
            return Response.Ephemeral(first);
        }

        return await AskAsync(action, null, context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Answers what was held, in place of the card that held it; more may have to come first.</summary>
    private async Task<object> GoOnAsync(Card otherwise, InteractionContext now, CancellationToken cancellationToken)
    {
        if (now.Guild is not { } guild || held.Take(guild, now.Member) is not { } earlier)
            return Response.Update(otherwise);
        var then = await contexts.ReadAsync(earlier, cancellationToken).ConfigureAwait(false);
        var context = then with { AnswerToken = now.AnswerToken, Permissions = now.Permissions, Roles = now.Roles };
        var (action, problem) = actions.Read(earlier, context);
        var answer = problem is null && action is not (null or Modal)
            ? GuardedAsync(action, earlier, context, cancellationToken)
            : AskAsync(action, problem, context, cancellationToken);
        return await answer.ConfigureAwait(false) switch
        {
            Response.EphemeralMessage(var card) => Response.Update(card),
            var other => other,
        };
    }

    private Task<object> AskAsync(
        BotAction? action, Text? problem, InteractionContext context, CancellationToken cancellationToken)
    {
        return (problem, action is null ? null : router.RouteOf(action)) switch
        {
            ({ } words, _) => Say(words),
            (_, ActionRoute.OpensForm route) => OpenAsync(route, action!, context, cancellationToken),
            (_, ActionRoute.Answers route) => ReplyAsync(route, action!, context, cancellationToken),
            _ => Say("This button is from an older version. The command list (type /) has the way in."),
        };

        static Task<object> Say(Text words) => Task.FromResult<object>(Response.Ephemeral(words));
    }

    private static async Task<object> OpenAsync(
        ActionRoute.OpensForm route,
        BotAction action,
        InteractionContext context,
        CancellationToken cancellationToken) =>
        await route.Open(action, context, cancellationToken).ConfigureAwait(false) switch
        {
            Opening.Form(var modal) => modal,
            Opening.Instead(var card) => Response.Ephemeral(card),
            _ => throw new InvalidOperationException("A form or a word, nothing else."),
        };

    private static async Task<object> ReplyAsync(
        ActionRoute.Answers route, BotAction action, InteractionContext context, CancellationToken cancellationToken) =>
        await route.Answer(action, context, cancellationToken).ConfigureAwait(false);

    private Text Sorry(Interaction interaction, Exception error)
    {
        var reference = Reference.Of(interaction.Id.Value);
        Log.HandlerBroke(logger, reference, interaction.Id.Value, error);
        return T($"That didn't work, and it is not you. Nothing was lost; please try again in a minute. Noted as {reference}.");
    }

    /// <summary>Why a moderator keeps her from the feature of an action; none: she is not kept from it.</summary>
    private async Task<Text?> KeptFromAsync(
        Type action, InteractionContext context, CancellationToken cancellationToken) =>
        context.Guild is { } guild
        && router.OwnerOf(action) is { Scope: CommandScope.Community } feature
        && await restrictions.FindAsync(guild, context.Member, feature.Name, cancellationToken).ConfigureAwait(false)
            is { } kept
            ? T($"A moderator has asked you to leave this part alone for now ({(Text)feature.Summary}). They write: {kept.Reason}\nEverything else is as it was. You can write to a moderator about it.")
            : null;

    private async Task SuggestAsync(
        Interaction interaction, InteractionContext context, CancellationToken cancellationToken)
    {
        var input = CommandInput.Of(interaction.Data ?? new InteractionData());
        var option = input.Options.FirstOrDefault(each => each.Focused is true);
        var part = option is null || router.Command(input.Kind, input.Name) is not { } command
            || actions.Refusal(command.Action, context) is not null
            ? null
            : router.Codec.ShapeOf(command.Action).Options.FirstOrDefault(each => each.WireName == option.Name);
        var suggest = part?.Option?.From is { } source ? router.SuggestionsOf(source) : null;
        var found = suggest is null
            ? []
            : await suggest(option!.Value?.Text ?? "", context, cancellationToken).ConfigureAwait(false);
        await discord.AnswerAsync(interaction, replies.Choices(found, context.Language), cancellationToken)
            .ConfigureAwait(false);
    }
}
