using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>What people are told one by one, so that nobody stays unanswered.</summary>
public static partial class HelpViews
{
    /// <summary>Somebody who would like to hear of such things hears of one.</summary>
    public static Card Invite(HelpRequest request, MemberId who) => new(
        request.Kind == HelpKind.Talk
            ?
            "Somebody here would like to be listened to, for half an hour. Are you free now? Not answering is fine too."
            : T($"**{Category(request)}** · {WhenWords(request)}\n{Who(request)} could use a hand: {What(request)}\nNot answering is fine too."),
        new CardPart.Buttons(
            new Button(
                request.Kind == HelpKind.Talk ? "I'm free now" : "I can help",
                new ClaimSeat(request.Id),
                ButtonLook.Primary)))
    {
        Pings = [who],
    };

    /// <summary>The family reads what a friend would ask for them.</summary>
    public static Card FriendAsks(HelpRequest request) => new(
        T($"{request.Friend!.Value} would like to ask for something for you: {What(request)}\nOnly with your yes is it posted, with your name. A no stays between us."),
        new CardPart.Buttons(
            new Button("Yes, please ask", new AnswerFriend(request.Id, Yes: true), ButtonLook.Primary),
            new Button("No, thank you", new AnswerFriend(request.Id, Yes: false))));

    private static Card Copy(HelpRequest request) => new(
        T($"For those who look after this place: {request.Asker} is new here and asked for a hand ({Category(request)}). It is posted; a warm word goes a long way."));

    private static Card AwaitsWord(HelpRequest request) => new(
        T($"For those who look after this place: {request.Asker} is new here and asks for help inside the home ({Category(request)}): {What(request)}\nIt is shown to nobody until one of you says so."),
        new CardPart.Buttons(
            new Button("Post it", new LetThrough(request.Id), ButtonLook.Primary),
            new Button("Close it", new CloseAsHost(request.Id, HelpStatus.CouldNotFill))));

    private static Card NobodyYet(HelpRequest request) => new(
        T($"For those who look after this place: {request.Asker} still waits for a hand ({Category(request)}, {WhenWords(request)}). Perhaps you know whom to ask."),
        new CardPart.Buttons(new Button("Open the queue", new OpenQueue())));

    private static Card SomethingSmaller(HelpRequest request) => new(
        T($"Nobody has come forward yet, which says nothing about you or what you asked. It stays open. Sometimes something smaller finds a hand sooner."),
        new CardPart.Buttons(
            new Button("Ask for something smaller", new OpenAsk(), ButtonLook.Primary),
            new Button("Too much today", new OpenTooMuch()),
            new Button("Support", new OpenSupport())));

    private static Card CameToItsEnd(HelpRequest request) => new(
        T($"Your request ({Category(request)}) has come to its end without a hand this time. It was right to ask. People have full weeks; it is worth asking again."),
        new CardPart.Buttons(
            new Button("Ask again", new OpenAskAbout(new ConfigKey(request.Category)), ButtonLook.Primary),
            new Button("Support", new OpenSupport())));

    private static Card WouldListen(MemberId who) => new(
        T($"For those who look after this place: {who} would like to be a listener here, for half an hour at a time."),
        AnswerTo(who));

    private static CardPart.Buttons AnswerTo(MemberId who) => new(
        new Button("Yes", new AnswerListener(who, Yes: true), ButtonLook.Primary),
        new Button("Not for now", new AnswerListener(who, Yes: false)));

    private static Text ListenerWord(bool yes) => yes
        ?
        "You are one of the listeners here now. When somebody asks, I tell you; not answering is always fine. /requests has a pause for it."
        : "Thank you for offering to listen. It is not needed for now.";
}
