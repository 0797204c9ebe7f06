using System.Text.Json.Serialization;

namespace MomBot.Discord.Wire;

/// <summary>A message to be sent. Whom it may ping cannot be left out; without a word it pings no one.</summary>
public sealed record MessageCreate : IHasFiles
{
    public string? Content { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public MessageFlags? Flags { get; init; }

    public AllowedMentions AllowedMentions
    {
        get;
        init => field = value ?? AllowedMentions.None;
    } = AllowedMentions.None;

    public PollCreate? Poll { get; init; }

    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }

    /// <summary>Filled from the files while sending, unless given.</summary>
    public IReadOnlyList<AttachmentInfo>? Attachments { get; init; }

    [JsonIgnore]
    public IReadOnlyList<FilePart> Files { get; init; } = [];

    /// <param name="question">1 to 300 characters.</param>
    /// <param name="answers">1 to 10 of at most 55 characters.</param>
    public static MessageCreate OfPoll(string question, IEnumerable<string> answers, string? nonce) => new()
    {
        Poll = new(new(question), [.. answers.Select(answer => new PollAnswer(new(answer)))]),
        Nonce = nonce,
        EnforceNonce = nonce is null ? null : true,
    };
}

/// <summary>A poll to be sent. See Discord docs: Poll Resource.</summary>
/// <param name="Duration">In hours.</param>
public sealed record PollCreate(PollMedia Question, IReadOnlyList<PollAnswer> Answers, int Duration = 72);

/// <summary>The words of a poll's question, or of one of its answers.</summary>
public sealed record PollMedia(string Text);

/// <summary>One answer of a poll.</summary>
public sealed record PollAnswer(PollMedia PollMedia);

/// <summary>What to make a message into; what is left out stays, but nobody is pinged unless said.</summary>
public sealed record MessageEdit : IHasFiles
{
    public string? Content { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public MessageFlags? Flags { get; init; }

    public AllowedMentions AllowedMentions
    {
        get;
        init => field = value ?? AllowedMentions.None;
    } = AllowedMentions.None;

    /// <summary>Which files stay. Filled from the new files while sending, unless given.</summary>
    public IReadOnlyList<AttachmentInfo>? Attachments { get; init; }

    [JsonIgnore]
    public IReadOnlyList<FilePart> Files { get; init; } = [];
}

/// <summary>Names a file of this request by its index, or one already there by its id.</summary>
public sealed record AttachmentInfo(Snowflake Id, string? Filename = null, string? Description = null);

/// <summary>The bytes of a file to send, and the words for those who cannot see it.</summary>
public sealed record FilePart(
    string Name, ReadOnlyMemory<byte> Content, string ContentType, string? Description = null);

/// <summary>A body that may carry files beside its JSON.</summary>
internal interface IHasFiles
{
    IReadOnlyList<FilePart> Files { get; }
}
