using System.Collections.Immutable;
using MomBot.Data.CheckIns;
using MomBot.Data.Events;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.CheckIns;

/// <summary>A database with the check-ins of one community.</summary>
internal sealed class Village(TestDatabase database) : IAsyncDisposable
{
    public const string Words = "the washing machine and I are no longer on speaking terms";

    private readonly EventStore _events = new(database.Connections, [typeof(CheckInEvent)]);

    public TestDatabase Database => database;

    public CheckInStore Store { get; } = new(database.Connections);

    public static async Task<Village> OpenAsync(DatabaseKind kind) => new(await TestDatabase.OpenAsync(kind));

    public static Round Round(long id, LocalDate date) => new(
        new RoundId(id), Some.Guild, date, "rest-day", "What would a day of rest hold?", null, ThemeChoice.Fresh,
        RoundStatus.Opening, null, new ChannelId(30), null, null, null, 0, 1)
    {
        Rhythm = RhythmId.FirstOf(Some.Guild),
    };

    public Task<Decision<Round>> AddAsync(Round round) => Store.AddAsync(
        round.Rhythm,
        round.Date,
        new Cause("occurrence", round.Id.Value),
        () => Decision.Accept(round, new CheckInEvent.Opened(round, Some.Morning)),
        default);

    public async Task<Round> OpenRoundAsync()
    {
        var round = Round(1, new LocalDate(2026, 11, 4)) with
        {
            Status = RoundStatus.Open,
            Message = new MessageId(31),
            AnswersIn = new ChannelId(31),
            ClosesAt = Some.Morning + Duration.FromHours(72),
        };
        await AddAsync(round);
        return round;
    }

    public Task<Decision<Round>> AnswerAsync(long id, Round round, MemberId who)
    {
        var answer = Answer(id, round, who);
        return Store.AnswerAsync(
            answer,
            Some.Press(id),
            open => Decision.Accept(open, new CheckInEvent.Answered(open, answer, Words, null, Some.Morning)),
            default);
    }

    public static Answer Answer(long id, Round round, MemberId who) =>
        new(new AnswerId(id), round.Id, Some.Guild, who, NeedTag.Cry, null, Some.Morning) { Channel = round.AnswersIn };

    public Task<(Answer Answer, bool First)?> NodAsync(long id, MemberId who, Nod nod) =>
        Store.NodAsync(new AnswerId(id), Some.Guild, who, nod, _ => null, default);

    public Task<bool> TakeBackAsync(long id, MemberId who) =>
        Store.TakeBackAsync(new AnswerId(id), Some.Guild, who, Some.Morning, default);

    public Task PlaceAsync(long id, Round round, long message) => Store.PlaceAnswerAsync(
        new AnswerId(id),
        new AnswerMessage(round.Id, round.AnswersIn!.Value, new MessageId(message)),
        Some.Guild,
        _ => null,
        new Cause("outcome", id),
        Some.Morning,
        default);

    /// <summary>What is to be told; with <paramref name="tell"/> it counts as told afterwards.</summary>
    public async Task<ImmutableArray<DomainEvent>> EventsAsync(bool tell = false)
    {
        var untold = await _events.UntoldAsync(100, default);
        foreach (var each in tell ? untold : [])
            await _events.TellAsync(each.Id, [], [], default);
        return [.. untold.Select(each => each.Event)];
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
