using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Dispatch;

/// <summary>One interaction: find its action, let the feature answer, reply within three seconds.</summary>
public sealed class InteractionDispatcher(
    ActionRouter router,
    ModalCodec modals,
    ContextReader contexts,
    Replies replies,
    DiscordRest discord,
    TimeProvider time,
    ILogger<InteractionDispatcher> logger)
{
    /// <summary>Older than this, counted from its receipt, an interaction is dead: its person has seen a failure.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromSeconds(2.5);

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
            var context = await contexts.ReadAsync(interaction, cancellationToken).ConfigureAwait(false);
            await (interaction.Type == InteractionType.Autocomplete
                ? SuggestAsync(interaction, context, cancellationToken)
                : AnswerAsync(interaction, context, received, cancellationToken)).ConfigureAwait(false);
        }
        catch (DiscordException refused)
        {
            Log.AnswerRefused(logger, interaction.Id.Value, refused.Kind, refused.Error.Code);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.InteractionBroke(logger, interaction.Id.Value, error);
        }
    }

    private async Task AnswerAsync(
        Interaction interaction, InteractionContext context, long received, CancellationToken cancellationToken)
    {
        var (action, problem) = ActionOf(interaction, context);
        var answer = (problem, action is null ? null : router.RouteOf(action)) switch
        {
            ({ } words, _) => Say(words),
            (_, ActionRoute.OpensForm route) => OpenAsync(route, action!, context, cancellationToken),
            (_, ActionRoute.Answers route) => ReplyAsync(route, action!, context, cancellationToken),
            _ => Say("This button is from an older version. The command list (type /) has the way in."),
        };
        var manner = action is null ? Reply.Private : router.RouteOf(action) switch
        {
            ActionRoute.Answers route => route.Reply,
            _ => Reply.Private,
        };
        await replies.SendAsync(
            interaction, context, manner, Guarded(answer, interaction), received, cancellationToken).ConfigureAwait(false);

        static Task<object> Say(Text words) => Task.FromResult<object>(Response.Ephemeral(words));
    }

    private static async Task<object> OpenAsync(
        ActionRoute.OpensForm route, BotAction action, InteractionContext context, CancellationToken cancellationToken) =>
        await route.Open(action, context, cancellationToken).ConfigureAwait(false) switch
        {
            Opening.Form(var modal) => modal,
            Opening.Instead(var card) => Response.Ephemeral(card),
            _ => throw new InvalidOperationException("A form or a word, nothing else."),
        };

    private static async Task<object> ReplyAsync(
        ActionRoute.Answers route, BotAction action, InteractionContext context, CancellationToken cancellationToken) =>
        await route.Answer(action, context, cancellationToken).ConfigureAwait(false);

    /// <summary>Our own failures become a calm word with a reference that is also in the log.</summary>
    private async Task<object> Guarded(Task<object> answer, Interaction interaction)
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            var reference = Reference.Of(interaction.Id.Value);
            Log.HandlerBroke(logger, reference, interaction.Id.Value, error);
            return Response.Ephemeral(T($"That didn't work, and it is not you. Nothing was lost; please try again in a minute. Noted as {reference}."));
        }
    }

    private (BotAction? Action, Text? Problem) ActionOf(Interaction interaction, InteractionContext context)
    {
        var data = interaction.Data ?? new InteractionData();
        switch (interaction.Type)
        {
            case InteractionType.ApplicationCommand:
                var kind = data.Type == ApplicationCommandType.Message ? CommandKind.Message : CommandKind.Slash;
                if (router.Command(kind, data.Name ?? "") is not { } command)
                    return (null, null);
                if (command.Audience == CommandFor.Admins && !context.IsAdmin)
                    return (null, "This one is for those who run the server (Manage Server).");
                return (router.Codec.ShapeOf(command.Action).Build(part => OptionOf(data, part)), null);
            case InteractionType.MessageComponent:
                return (router.Codec.Read(
                    data.CustomId ?? "",
                    part => part.Source == PartSource.Chosen
                        ? ModalValues.Convert(part.Type, [.. data.Values ?? []])
                        : null), null);
            case InteractionType.ModalSubmit:
                return modals.Read(data.CustomId ?? "", data.Components ?? [], data.Resolved, context);
            default:
                return (null, null);
        }
    }

    private static object? OptionOf(InteractionData data, ActionPart part) =>
        data.Options?.FirstOrDefault(option => option.Name == part.WireName)?.Value is { } value
            ? ModalValues.Convert(part.Type, [value.Text])
            : null;

    private async Task SuggestAsync(Interaction interaction, InteractionContext context, CancellationToken cancellationToken)
    {
        var option = interaction.Data?.Options?.FirstOrDefault(each => each.Focused is true);
        var part = option is null || router.Command(CommandKind.Slash, interaction.Data!.Name ?? "") is not { } command
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
