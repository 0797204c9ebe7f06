using MomBot.Data;
using MomBot.Discord.Wire;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Dispatch;

/// <summary>Reads from an interaction what is asked for, and whether it is for this person, here and now.</summary>
public sealed class ActionReader(ActionRouter router, ModalCodec modals)
{
    /// <summary>The action, or why there is none; neither: nobody of us knows it any more.</summary>
    internal (BotAction? Action, Text? Problem) Read(Interaction interaction, InteractionContext context)
    {
        var (action, problem) = ActionOf(interaction, context);
        return (action, problem ?? (action is null ? null : Refusal(action.GetType(), context)));
    }

    /// <summary>Why an action is not answered for this person, here and now; none: it is.</summary>
    internal Text? Refusal(Type action, InteractionContext context)
    {
        if (router.OwnerOf(action) is { } feature && !feature.IsOn(context.Settings))
            return T($"This is switched off on this server ({(Text)feature.Summary}). Nothing was deleted; whoever runs the server can switch it on again with /setup.");
        return router.AudiencesOf(action).Where(audience => !context.Is(audience)).Select(NotFor).FirstOrDefault();
    }

    private static Text NotFor(CommandFor audience) => audience switch
    {
        CommandFor.Admins => "This one is for those who run the server (Manage Server).",
        CommandFor.Moderators => "This one is for moderators. If you were one until now: your role has changed since.",
        CommandFor.Facilitators or CommandFor.Everyone =>
            "This one is for facilitators. If you were one until now: your role has changed since.",
    };

    private (BotAction? Action, Text? Problem) ActionOf(Interaction interaction, InteractionContext context)
    {
        var data = interaction.Data ?? new InteractionData();
        switch (interaction.Type)
        {
            case InteractionType.ApplicationCommand:
                var input = CommandInput.Of(data);
                return router.Command(input.Kind, input.Name) is { } command
                    ? (router.Codec.ShapeOf(command.Action).Build(input.ValueOf), null)
                    : (null, null);
            case InteractionType.MessageComponent:
                var pressed = router.Codec.Read(
                    data.CustomId ?? "",
                    part => part.Source == PartSource.Chosen
                        ? ModalValues.Convert(part.Type, [.. data.Values ?? []])
                        : null);
                return (pressed is Modal ? null : pressed, null); // A form is filled in, never pressed.
            case InteractionType.ModalSubmit:
                var (filled, fault) = modals.Read(data.CustomId ?? "", data.Components ?? [], data.Resolved, context);
                return filled is Modal ? (filled, fault) : (null, null);
            default:
                return (null, null);
        }
    }
}
