using System.Text.Json.Nodes;

namespace MomBot.Sandbox.World;

/// <summary>One thing a person did with the bot, and everything the bot answered to it.</summary>
public sealed class Interaction(ulong id, string token, InteractionType type, User user, Channel channel)
{
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ulong Id { get; } = id;

    public string Token { get; } = token;

    public InteractionType Type { get; } = type;

    public User User { get; } = user;

    public Channel Channel { get; } = channel;

    public Guild? Guild => Channel.Guild;

    /// <summary>Wire time at which the bot was told.</summary>
    public long SentAt { get; set; }

    public JsonObject Data { get; init; } = [];

    /// <summary>The message whose button was pressed, or from whose button the form was opened.</summary>
    public Message? Source { get; init; }

    /// <summary>The interaction that opened the form which this one submits.</summary>
    public Interaction? Opener { get; init; }

    public ulong? TargetUser { get; init; }

    public ulong? TargetMessage { get; init; }

    /// <summary>Callback type of the first answer, once there is one.</summary>
    public int? AnswerType { get; set; }

    public TimeSpan? AnsweredAfter { get; set; }

    /// <summary>Whoever began it was told that nobody answered.</summary>
    public bool GaveUp { get; set; }

    public Message? Original { get; set; }

    public bool OriginalDeleted { get; set; }

    public List<Message> Followups { get; } = [];

    public JsonObject? ModalShown { get; set; }

    public bool ModalDone { get; set; }

    public JsonArray? Choices { get; set; }

    /// <summary>Every answer in order, as the bot gave it.</summary>
    public JsonArray History { get; } = [];

    public Task FirstAnswer => _answered.Task;

    public void Answered() => _answered.TrySetResult();
}
