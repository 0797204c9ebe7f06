using MomBot.Data;
using MomBot.Data.Members;
using MomBot.Dispatch;
using MomBot.Interactions;

namespace MomBot.Tests.Dispatch;

/// <summary>Features that do not fit together stop the start, each with a sentence that names the culprit.</summary>
public class ActionRouterTests
{
    public static TheoryData<string, Feature[]> Misfits => new()
    {
        { "the action A is declared twice", [Taking<A>(), Taking<A>()] },
        { "share the route \"t.a\"", [Taking<A>(), Taking<AlsoA>()] },
        { "the command /a is declared twice", [Taking<A>().Command<A>("a", "A"), Named().Command<A>("a", "A")] },
        { "/b asks for A, which no feature answers", [Named().Command<A>("b", "B")] },
        { "the source x is declared twice", [Named().Choices("x", _ => []), Named().Choices("x", _ => [])] },
        { "names the source nowhere", [Taking<FromNowhere>()] },
        { "names the suggestions nowhere", [Taking<SuggestedByNobody>()] },
        { "Left is told twice", [Named().Tells<MemberEvent.Left>(_ => []), Named().Tells<MemberEvent.Left>(_ => [])] },
        { "/host a b is in a group", [Taking<A>().Command<A>("host a b", "A")] },
        { "/a b is one word", [Taking<A>().Command<A>("a b", "A")] },
        { "/host is one word", [Taking<A>().Command<A>("host", "A")] },
        {
            "and what it stands in are both commands",
            [Taking<A>().CommandGroup("host a", "A").Command<A>("host a", "A").Command<A>("host a b", "A")]
        },
        { "a custom_id has at most 100", [Taking<Wide>()] },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void AMisfitIsNamedAtStart(string words, Feature[] features) =>
        Assert.Contains(words, Assert.Throws<InvalidOperationException>(() => new ActionRouter(features)).Message);

    [Fact]
    public void AnEventIsToldByTheTellerOfItsFamilyAndHeardByAllWhoListen()
    {
        var happened = new MemberEvent.Left(new GuildId(1), new MemberId(2), default);
        Effect[] told = [new Effect.NotAnyMore("x")];
        var router = new ActionRouter(
        [
            Named().Tells<MemberEvent>(_ => [.. told]).Hears<MemberEvent.Left>((_, _) => Task.CompletedTask),
            Named().Hears<MemberEvent>((_, _) => Task.CompletedTask),
        ]);

        Assert.Equal(told, router.Tell(happened));
        Assert.Equal(2, router.HearersOf(happened).Count());
    }

    private static Feature Named() => new("t", "For tests");

    private static Feature Taking<TAction>() where TAction : BotAction =>
        Named().On<TAction>((_, _, _) => Task.FromResult(Response.None));

    [Route("t.a")]
    public sealed record A : BotAction;

    [Route("t.a")]
    public sealed record AlsoA : BotAction;

    [Route("t.nowhere")]
    public sealed record FromNowhere([Select("Which?", From = "nowhere")] ConfigKey Key = default) : Modal("A form");

    [Route("t.nobody")]
    public sealed record SuggestedByNobody([Option("Which?", From = "nowhere")] string Key = "") : BotAction;

    [Route("t.wide")]
    public sealed record Wide(ConfigKey One, ConfigKey Two, ConfigKey Three) : BotAction;
}
