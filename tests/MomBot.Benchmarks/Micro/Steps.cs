using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using MomBot.Benchmarks.Inside;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Data.ScheduledActions;
using MomBot.Discord.Gateway;
using MomBot.Discord.RateLimits;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Features.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Benchmarks.Micro;

/// <summary>The steps an answer is made of, and those of the clock.</summary>
public class Steps
{
    /// <summary>So many that nobody asks more than she may.</summary>
    private const int Communities = 1_000;

    private static readonly LocalDate Monday = new(2026, 11, 2);

    private readonly byte[] _frame = Encoding.UTF8.GetBytes(
        """{"t":"INTERACTION_CREATE","s":7,"op":0,"d":"""
        + Encoding.UTF8.GetString(Presses.Press(6001, 7, 8, "village.open")) + '}');

    private readonly byte[] _other = Encoding.UTF8.GetBytes(
        """{"t":"TYPING_START","s":7,"op":0,"d":{"user_id":"1","words":""" + '"' + new string('x', 900) + "\"}}");

    private readonly Card _card = new(
        "**Maya** could use a hand: a warm meal tonight",
        new CardPart.Buttons(new Button("I can help", new ClaimSeat(new HelpRequestId(5001)))));

    private readonly Timetable _times = TimetableText.Parse("weeks 1 Monday 2024-01-01 at 09:00");
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb["Europe/London"];
    private BotInside _bot = null!;
    private Presses _presses = null!;
    private CustomIdCodec _codec = null!;
    private CardRenderer _cards = null!;
    private RateLimiter _limiter = null!;
    private long _cause;
    private long _turn;

    [GlobalSetup]
    public async Task OpenAsync()
    {
        _bot = await BotInside.OpenAsync();
        await Crowd.MakeAsync(_bot, Communities);
        (_presses, _codec, _cards, _limiter) = (
            new Presses(_bot), _bot.The<ActionRouter>().Codec, _bot.The<CardRenderer>(),
            new RateLimiter(TimeProvider.System));
    }

    [GlobalCleanup]
    public Task CloseAsync() => _bot.DisposeAsync().AsTask();

    [Benchmark(Description = "an event that nobody needs, passed over")]
    public long? PassOver() => Frame.SequenceIfUnneeded(_other);

    [Benchmark(Description = "an interaction decoded from its frame")]
    public GatewayEvent? Decode() => Frame.TryRead(_frame, out var frame, out _)
        ? EventReader.Read(frame, default, out _)
        : null;

    [Benchmark(Description = "custom_id written and read")]
    public BotAction? CustomId() => _codec.Read(_codec.Write(new ClaimSeat(new HelpRequestId(5001))));

    [Benchmark(Description = "a card drawn, as JSON")]
    public int Draw() => JsonSerializer.SerializeToUtf8Bytes(
        _cards.Draw(_card, "es").ToMessage(ephemeral: false), WireJson.Default.MessageCreate).Length;

    [Benchmark(Description = "interaction to encoded reply (/village)")]
    public Task Answer() => _presses.DoAsync((int)(++_turn % Communities));

    [Benchmark(Description = "leave from the limiter, and given back")]
    public async Task Limit()
    {
        using var permit = await _limiter.AcquireAsync(
            HttpMethod.Post, $"/interactions/{new Snowflake(7)}/{"token"}/callback", Lane.Interaction, default);
    }

    [Benchmark(Description = "the next date of a weekly schedule, in London")]
    public Instant Schedule() => LocalSchedule.Next(_times, _zone, Monday.AtMidnight().InUtc().ToInstant()).Due;

    [Benchmark(Description = "a request read from the store")]
    public Task<HelpRequest?> Read() => _bot.The<HelpRequestStore>().FindAsync(Crowd.Request(3), default);

    [Benchmark(Description = "a request changed and committed (FULL)")]
    public Task Save() => _bot.The<HelpRequestStore>().ChangeAsync(
        Crowd.Request(3),
        new Cause("micro", ++_cause),
        request => Decision.Accept(request with { FollowUp = !request.FollowUp }),
        default);
}
