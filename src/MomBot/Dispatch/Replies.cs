using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Discord;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>
/// Sends the answer to an interaction: at once when it is ready within two seconds, else deferred in the manner its
/// route declares and sent later. Quick or slow, the same people see the same.
/// See Discord docs: Receiving and Responding.
/// </summary>
public sealed class Replies(CardRenderer cards, ModalCodec modals, DiscordRest discord, TimeProvider time)
{
    private static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(2);
    private static readonly Card TooLong = new("That took a moment too long. Please press once more.");
    private static readonly Card Done = new("Done.");

    /// <summary>Draws a Modal or a Response as its route may answer: what it declares private stays so.</summary>
    internal DrawnAnswer Draw(
        object answer, Interaction interaction, InteractionContext context, Reply manner) => answer switch
    {
        Modal modal => new DrawnAnswer.Form(modals.Draw(modal, context)),
        Response.Updated(var card, var whisper) when manner == Reply.Update && interaction.Message is { } pressed =>
            new DrawnAnswer.Redraw(Redrawn(card, context, pressed), whisper is null ? null : Drawn(whisper, context)),
        Response.Updated(var card, _) => new DrawnAnswer.Show(Drawn(card, context)),
        Response.EphemeralMessage(var card) => new DrawnAnswer.Show(Drawn(card, context)),
        Response.Nothing => new DrawnAnswer.Quiet(),
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is no answer."),
    };

    /// <summary>Sends what comes of it; says what it was.</summary>
    internal async Task<DrawnAnswer> SendAsync(
        Interaction interaction,
        InteractionContext context,
        Reply manner,
        Task<DrawnAnswer> answer,
        long received,
        CancellationToken cancellationToken)
    {
        if (await IsReadyAsync(answer, received, cancellationToken).ConfigureAwait(false))
        {
            var ready = await answer.ConfigureAwait(false);
            await discord.AnswerAsync(interaction, First(ready, interaction, context), cancellationToken)
                .ConfigureAwait(false);
            if (ready is DrawnAnswer.Redraw { Whisper: { } whisper })
                await FollowUpAsync(interaction, whisper, ephemeral: true, cancellationToken).ConfigureAwait(false);
            return ready;
        }

        var redraws = manner == Reply.Update && interaction.Message is not null;
        await discord.AnswerAsync(
            interaction,
            redraws ? InteractionResponse.DeferUpdate() : InteractionResponse.DeferMessage(ephemeral: true),
            cancellationToken).ConfigureAwait(false);
        var late = await answer.ConfigureAwait(false);
        await (redraws
            ? BesideAsync(interaction, context, late, cancellationToken)
            : InsteadAsync(interaction, context, late, cancellationToken)).ConfigureAwait(false);
        return late;
    }

    /// <summary>A private word in English, for when nothing is known of the person and her community.</summary>
    internal Task ApologiseAsync(Interaction interaction, Text words, CancellationToken cancellationToken) =>
        discord.AnswerAsync(
            interaction,
            InteractionResponse.Message(cards.Draw(new Card(words), "en").ToMessage(ephemeral: true)),
            cancellationToken);

    /// <summary>One more card, after the answer.</summary>
    internal Task FollowUpAsync(
        Interaction interaction, DrawnCard card, bool ephemeral, CancellationToken cancellationToken) =>
        discord.CreateFollowupAsync(interaction, card.ToMessage(ephemeral), cancellationToken);

    internal InteractionResponse Choices(ImmutableArray<Choice> choices, string language) =>
        InteractionResponse.Choices(
        [
            .. choices.Take(DiscordLimits.CommandChoices).Select(choice => new CommandChoice(
                cards.Short(choice.Label, language, DiscordLimits.ChoiceName), Scalar.Of(choice.Value))),
        ]);

    /// <summary>Redraws an earlier private answer. See Discord docs: Edit Original Interaction Response.</summary>
    internal Task RedrawAsync(ulong application, string token, DrawnCard card, CancellationToken cancellationToken) =>
        discord.EditOriginalAsync(
            new Interaction { Id = default, ApplicationId = new Snowflake(application), Token = token },
            card.ToEdit(),
            cancellationToken);

    private async Task<bool> IsReadyAsync(Task<DrawnAnswer> answer, long received, CancellationToken cancellationToken)
    {
        var left = DeferAfter - time.GetElapsedTime(received);
        if (answer.IsCompleted || left <= TimeSpan.Zero)
            return answer.IsCompleted;
        await ((Task)answer).WaitAsync(left, time, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return answer.IsCompleted;
    }

    private InteractionResponse First(
        DrawnAnswer answer, Interaction interaction, InteractionContext context) => answer switch
    {
        DrawnAnswer.Form(var opening) => opening,
        DrawnAnswer.Redraw(var card, _) => InteractionResponse.Update(card.ToEdit()),
        DrawnAnswer.Show(var card) => InteractionResponse.Message(card.ToMessage(ephemeral: true)),
        DrawnAnswer.Quiet when interaction.Message is not null => InteractionResponse.DeferUpdate(),
        _ => InteractionResponse.Message(Drawn(Done, context).ToMessage(ephemeral: true)),
    };

    /// <summary>The pressed message was left as it is: it is redrawn, or a word is put beside it.</summary>
    private async Task BesideAsync(
        Interaction interaction, InteractionContext context, DrawnAnswer answer, CancellationToken cancellationToken)
    {
        if (answer is DrawnAnswer.Redraw(var redrawn, _))
            await discord.EditOriginalAsync(interaction, redrawn.ToEdit(), cancellationToken).ConfigureAwait(false);
        var beside = answer switch
        {
            DrawnAnswer.Redraw(_, var whisper) => whisper,
            DrawnAnswer.Show(var card) => card,
            DrawnAnswer.Form => Drawn(TooLong, context),
            _ => null,
        };
        if (beside is not null)
            await FollowUpAsync(interaction, beside, ephemeral: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A "thinking…" hangs there, seen by whom the route declared: it becomes the answer.</summary>
    private Task InsteadAsync(
        Interaction interaction, InteractionContext context, DrawnAnswer answer, CancellationToken cancellationToken)
    {
        var shown = answer switch
        {
            DrawnAnswer.Show(var card) => card,
            DrawnAnswer.Form => Drawn(TooLong, context),
            _ => Drawn(Done, context),
        };
        return discord.EditOriginalAsync(interaction, shown.ToEdit(), cancellationToken);
    }

    /// <summary>Keeps the marker of a message of ours; what all can see speaks the community's language.</summary>
    private DrawnCard Redrawn(Card card, InteractionContext context, Message pressed)
    {
        var seenByAll = !(pressed.Flags ?? 0).HasFlag(MessageFlags.Ephemeral);
        var drawn = seenByAll
            ? cards.Draw(cards.ForAll(card), context.Settings.Language)
            : cards.Draw(card, context.Language);
        return pressed.Components is [{ Type: ComponentType.Container, Id: { } marker }, ..]
            ? drawn.Marked(marker)
            : drawn;
    }

    private DrawnCard Drawn(Card card, InteractionContext context) => cards.Draw(card, context.Language);
}
