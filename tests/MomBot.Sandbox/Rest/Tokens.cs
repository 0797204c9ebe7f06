using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>
/// Finds the interaction behind a token, as long as the token lives. See Discord docs: Receiving and Responding.
/// </summary>
internal static class Tokens
{
    /// <summary>For the first answer: within three seconds, once.</summary>
    public static Interaction First(RestCall call, DiscordWorld world)
    {
        var interaction = world.AllInteractions.GetValueOrDefault(call.Id("interaction"));
        if (interaction is null || interaction.Token != call.Value("token")) throw ApiException.UnknownInteraction();
        if (interaction.AnswerType is not null) throw ApiException.AlreadyAcknowledged();
        if (world.Interactions.IsTooLate(interaction)) throw ApiException.UnknownInteraction();
        return interaction;
    }

    /// <summary>For everything after the first answer: within fifteen minutes.</summary>
    public static Interaction Later(RestCall call, DiscordWorld world)
    {
        if (call.Id("app") != world.ApplicationId) throw ApiException.UnknownWebhook();
        var token = call.Value("token");
        var interaction = world.Interactions.ByToken(token) ?? throw ApiException.InvalidWebhookToken();
        if (world.Interactions.Age(interaction) >= InteractionActs.TokenLife) throw ApiException.InvalidWebhookToken();
        // A form or a list of choices is no message: nothing can follow it.
        return interaction.AnswerType is null or 8 or 9 ? throw ApiException.UnknownWebhook() : interaction;
    }
}
