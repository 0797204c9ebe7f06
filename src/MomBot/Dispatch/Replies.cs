using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Discord;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>
/// Sends the answer to an interaction: at once when it is ready within two seconds, else deferred in the manner its
/// route declares and sent later. Features never know. See Discord docs: Receiving and Responding.
/// </summary>
public sealed class Replies(CardRenderer cards, ModalCodec modals, DiscordRest discord, TimeProvider time)
{
    private static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(2);

    /// <summary>Sends what comes of it: a Modal or a Response.</summary>
    internal async Task SendAsync(
        Interaction interaction,
        InteractionContext context,
        Reply manner,
        Task<object> answer,
        long received,
        CancellationToken cancellationToken)
    {
        var pressed = interaction.Message is not null;
        if (await IsReadyAsync(answer, received, cancellationToken).ConfigureAwait(false))
        {
            var ready = await answer.ConfigureAwait(false);
            await FirstAsync(interaction, First(ready, context, interaction.Message), cancellationToken).ConfigureAwait(false);
            if (ready is Response.Updated { Whisper: { } whisper } && pressed)
                await FollowUpAsync(interaction, context, whisper, cancellationToken).ConfigureAwait(false);
            return;
        }

        var redraws = manner == Reply.Update && pressed;
        await FirstAsync(
            interaction,
            redraws ? InteractionResponse.DeferUpdate() : InteractionResponse.DeferMessage(manner != Reply.Public),
            cancellationToken).ConfigureAwait(false);
        await LaterAsync(
            interaction, context, redraws, await answer.ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    internal InteractionResponse Choices(ImmutableArray<Choice> choices, string language) =>
        InteractionResponse.Choices(
        [
            .. choices.Take(DiscordLimits.CommandChoices).Select(choice => new CommandChoice(
                cards.Short(choice.Label, language, DiscordLimits.ChoiceName), Scalar.Of(choice.Value))),
        ]);

    /// <summary>Redraws a private answer that was given earlier. See Discord docs: Edit Original Interaction Response.</summary>
    internal Task RedrawAsync(
        ulong application, string token, DrawnCard card, CancellationToken cancellationToken) =>
        discord.EditOriginalAsync(
            new Interaction { Id = default, ApplicationId = new Snowflake(application), Token = token },
            card.ToEdit(),
            cancellationToken);

    private async Task<bool> IsReadyAsync(Task<object> answer, long received, CancellationToken cancellationToken)
    {
        var left = DeferAfter - time.GetElapsedTime(received);
        if (answer.IsCompleted || left <= TimeSpan.Zero)
            return answer.IsCompleted;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(answer, Task.Delay(left, time, stop.Token)).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        return first == answer;
    }

    private InteractionResponse First(object answer, InteractionContext context, Message? pressed) => answer switch
    {
        Modal modal => modals.Draw(modal, context),
        Response.Updated(var card, _) when pressed is not null =>
            InteractionResponse.Update(Redrawn(card, context, pressed).ToEdit()),
        Response.Updated(var card, _) => Message(card, context, ephemeral: true),
        Response.EphemeralMessage(var card) => Message(card, context, ephemeral: true),
        Response.PublicMessage(var card) => Message(card, context, ephemeral: false),
        Response.Nothing when pressed is not null => InteractionResponse.DeferUpdate(),
        Response.Nothing => Message(new Card("Done."), context, ephemeral: true),
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is no answer."),
    };

    private async Task LaterAsync(
        Interaction interaction, InteractionContext context, bool redraws, object answer, CancellationToken cancellationToken)
    {
        switch (answer)
        {
            case Response.Updated(var card, var whisper) when redraws:
                await discord.EditOriginalAsync(
                    interaction,
                    Redrawn(card, context, interaction.Message!).ToEdit(),
                    cancellationToken).ConfigureAwait(false);
                if (whisper is not null)
                    await FollowUpAsync(interaction, context, whisper, cancellationToken).ConfigureAwait(false);
                break;
            case Response.EphemeralMessage(var card) when redraws:
                await FollowUpAsync(interaction, context, card, cancellationToken).ConfigureAwait(false);
                break;
            case Response.Nothing when redraws:
                break;
            default:
                var shown = answer switch
                {
                    Modal => new Card("That took a moment too long. Please press once more."),
                    Response.Updated(var card, _) => card,
                    Response.EphemeralMessage(var card) => card,
                    Response.PublicMessage(var card) => card,
                    _ => new Card("Done."),
                };
                await discord.EditOriginalAsync(
                    interaction,
                    cards.Draw(shown, context.Language).ToEdit(),
                    cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Keeps the marker by which a message of ours is known again; a public card speaks the community's language.</summary>
    private DrawnCard Redrawn(Card card, InteractionContext context, Message pressed)
    {
        var seenByAll = !(pressed.Flags ?? 0).HasFlag(MessageFlags.Ephemeral);
        var drawn = cards.Draw(card, seenByAll ? context.View?.Language ?? "en" : context.Language);
        return pressed.Components is [{ Type: ComponentType.Container, Id: { } marker }, ..] ? drawn.Marked(marker) : drawn;
    }

    private InteractionResponse Message(Card card, InteractionContext context, bool ephemeral) =>
        InteractionResponse.Message(cards.Draw(card, context.Language).ToMessage(ephemeral));

    private Task FirstAsync(Interaction interaction, InteractionResponse response, CancellationToken cancellationToken) =>
        discord.AnswerAsync(interaction, response, cancellationToken);

    private Task FollowUpAsync(
        Interaction interaction, InteractionContext context, Card card, CancellationToken cancellationToken) =>
        discord.CreateFollowupAsync(
            interaction,
            cards.Draw(card, context.Language).ToMessage(ephemeral: true),
            cancellationToken);
}
