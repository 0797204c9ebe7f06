using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.World;

/// <summary>Interactions begin with a person and end with what the bot answers.</summary>
public sealed class InteractionActs(DiscordWorld world)
{
    private const int Kept = 1000;

    private readonly Dictionary<string, Interaction> _byToken = [];

    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);

    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    /// <summary>Heard when an interaction goes out, and when its first answer came; for whoever counts.</summary>
    public Action<ulong>? Started { get; set; }

    public Action<ulong>? FirstAnswered { get; set; }

    public Interaction? ByToken(string token) => _byToken.GetValueOrDefault(token);

    public string NewToken() => $"aW50ZXJhY3Rpb246{world.Hex(40)}";

    /// <summary>Tells the bot; from here its three seconds run.</summary>
    public void Send(Interaction interaction)
    {
        ForgetOld();
        var told = InteractionShape.Of(interaction, world);
        world.AllInteractions[interaction.Id] = interaction;
        _byToken[interaction.Token] = interaction;
        interaction.SentAt = world.Clock.Wire.GetTimestamp();
        Started?.Invoke(interaction.Id);
        world.Events.Add("INTERACTION_CREATE", interaction.Guild?.Id, told);
        TellPage(interaction);
    }

    public TimeSpan Age(Interaction interaction) => world.Clock.Wire.GetElapsedTime(interaction.SentAt);

    public bool IsTooLate(Interaction interaction) => interaction.GaveUp || Age(interaction) > AnswerWithin;

    /// <summary>
    /// The person has waited their three seconds. Timers count whole milliseconds, so this can come a moment before the
    /// clock says so; from here no answer is taken, whatever the clock says.
    /// </summary>
    public void GiveUp(Interaction interaction)
    {
        if (interaction.AnswerType is not null) return;
        interaction.GaveUp = true;
        world.Happenings.Tell(
            "interaction-unanswered", new JsonObject { ["interaction_id"] = Json.Id(interaction.Id) });
    }

    public void Answer(Interaction interaction, int type)
    {
        interaction.AnswerType = type;
        interaction.AnsweredAfter = Age(interaction);
        FirstAnswered?.Invoke(interaction.Id);
        if (interaction.Type == InteractionType.Modal && interaction.Opener is { } opener) opener.ModalDone = true;
        TellPage(interaction);
        interaction.Answered();
    }

    public void Remember(Interaction interaction, string what, JsonObject? body)
    {
        interaction.History.Add(new JsonObject
        {
            ["what"] = what,
            ["at"] = Json.Time(world.Clock.Now),
            ["ms"] = Math.Round(Age(interaction).TotalMilliseconds, 1),
            ["body"] = body?.DeepClone(),
        });
    }

    /// <summary>What nobody can answer any more is kept only as far as someone may still want to read it.</summary>
    private void ForgetOld()
    {
        while (world.AllInteractions.Count >= Kept && world.AllInteractions.First().Value is var oldest
            && Age(oldest) > TokenLife)
        {
            world.AllInteractions.Remove(oldest.Id);
            foreach (var answer in oldest.Followups.Append(oldest.Original).OfType<Message>())
                if (answer.OnlyFor is not null) world.Messages.Fade(answer);
            _byToken.Remove(oldest.Token);
            foreach (var (file, _) in oldest.Data["resolved"]?["attachments"] as JsonObject ?? [])
                if (Json.TryId(file, out var id)) world.Uploads.Remove(id);
        }
    }

    private void TellPage(Interaction interaction)
    {
        var ids = new JsonObject
        {
            ["interaction_id"] = Json.Id(interaction.Id),
            ["channel_id"] = Json.Id(interaction.Channel.Id),
            ["user_id"] = Json.Id(interaction.User.Id),
        };
        if (interaction.AnswerType is { } type) ids["type"] = type;
        world.Happenings.Tell("interaction", ids);
    }
}
