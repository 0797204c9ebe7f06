using MomBot.Data.Communities;
using MomBot.Data.DoNotMatch;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Data.Pause;
using MomBot.Data.Setup;
using MomBot.Interactions;

namespace MomBot.Features.HelpRequests;

/// <summary>Parents ask for a hand; another parent takes it. One form to ask, one press to help.</summary>
public static class HelpRequestsFeature
{
    public static Feature Declare(HelpParts parts) =>
        new Feature("help", "Ask for a hand, or lend one") { Waits = parts.Hosts.Waits }
            .Command<OpenAsk>("ask", "Ask other parents for a hand")
            .Command<ShowRequests>("requests", "See who could use a hand, and what is yours")
            .Command<OpenQueue>("host queue", "Who waits, who is helped, what needs you", CommandFor.Facilitators)
            .Asking(parts.Asking, parts.Further)
            .Promising(parts.Handlers, parts.Talks)
            .Deciding(parts.Family)
            .Finding(parts.Lists, parts.Ways, parts.Shopping)
            .Hosting(parts.Hosts, parts.Office)
            .Keeping(parts.Clock, parts.Telling, parts.Talks, parts.Shopping)
            .Hanging(parts.Door)
            .Tells<HelpEvent>(HelpViews.Tell)
            .Hears<PauseEvent.Paused>(parts.Pause.Pause)
            .Hears<DoNotMatchEvent.KeptApart>(parts.Clock.Part)
            .Hears<MemberEvent.Left>(parts.Memory.Leave)
            .ShowsInVillage(parts.Lists.Mine)
            .Remembers(
                "What you asked for and where you promised to help, until ten days after; how you like to help, and whom you would rather not meet.",
                parts.Memory.Export,
                parts.Memory.Forget);

    private static Feature Asking(this Feature feature, HelpAsking asking, HelpAskingFurther further) => feature
        .Choices(AskForHelp.Audiences, asking.OfferedAudiences)
        .Choices(AskForFriend.Categories, asking.OfferedCategories)
        .Choices(AskForHelp.More, _ => AskExtras.All)
        .Choices(AskForTrain.Rhythms, _ => HelpViews.Rhythms)
        .On<OpenAsk>(asking.Open)
        .On<OpenTooMuch>(asking.TooMuch)
        .Opens<OpenAskAbout>(asking.About)
        .Opens<ChooseCategory>(asking.Choose)
        .Opens<OpenDraft>(asking.Draft)
        .Opens<OpenTrain>(further.Train)
        .Opens<OpenFriend>(further.Friend)
        .Opens<OpenMore>(further.More)
        .On<AskForHelp>(asking.Ask)
        .On<AskForCare>(asking.AskCare)
        .On<AskForTrain>(further.AskTrain)
        .On<AskForFriend>(further.AskFriend)
        .On<TellMore>(further.TellMore)
        .On<QuickAsk>(asking.Quick)
        .On<ChoosePart>(asking.Part, Reply.Update)
        .On<ChooseDays>(asking.Days, Reply.Update)
        .On<NamePeople>(asking.Name, Reply.Update);

    private static Feature Promising(this Feature feature, HelpHandlers handlers, HelpTalks talks) => feature
        .On<ClaimSeat>(handlers.Claim, Reply.Update)
        .On<ClaimDay>(handlers.ClaimDay, Reply.Update)
        .On<ClaimQuietly>(handlers.ClaimQuietly)
        .On<StandBy>(handlers.StandBy, Reply.Update)
        .On<ReleaseSeat>(handlers.Release, Reply.Update)
        .On<SayFine>(handlers.Fine)
        .On<RunLate>(handlers.Late)
        .Opens<OpenDish>(handlers.Bring)
        .On<SayDish>(handlers.Dish)
        .On<TalkLonger>(talks.Longer)
        .On<StopTalk>(talks.Stop);

    private static Feature Deciding(this Feature feature, HelpFamily family) => feature
        .On<AnswerOffer>(family.Offer)
        .On<GiveSeatOn>(family.GiveOn)
        .On<AnswerFriend>(family.Friend)
        .On<AskAtTheDoor>(family.AtTheDoor)
        .On<AnswerWords>(family.Words)
        .On<UndoAsk>(family.Undo)
        .On<SayEnough>(family.Enough)
        .On<RestRequest>(family.Rest)
        .On<EndRequest>(family.End, Reply.Update)
        .On<SayThanks>(family.Thank);

    private static Feature Finding(this Feature feature, HelpLists lists, HelpWays ways, HelpShopping shopping) =>
        feature
        .Choices(SetMyWays.Kinds, ways.OfferedCategories)
        .Choices(SetMyWays.Areas, ways.OfferedAreas)
        .On<ShowRequests>(lists.List)
        .On<TurnRequests>(lists.Turn, Reply.Update)
        .On<FilterRequests>(lists.Filter, Reply.Update)
        .On<TakeCalendar>(lists.Calendar)
        .On<ShowMyWays>(ways.Show)
        .On<ShowApart>(ways.ShowApart)
        .Opens<OpenMyWays>(ways.Open)
        .On<SetMyWays>(ways.Set, Reply.Update)
        .On<OfferToListen>(ways.Listen, Reply.Update)
        .Opens<OpenKeepApart>(HelpWays.OpenApart)
        .On<KeepApart>(ways.Apart, Reply.Update)
        .On<KeepTogether>(ways.Together, Reply.Update)
        .Opens<OpenShopRun>(shopping.Open)
        .On<GoShopping>(shopping.Go);

    private static Feature Hosting(this Feature feature, HelpHosts hosts, HelpOffice office) => feature
        .Choices(RenameCategory.Categories, office.EveryCategory)
        .On<OpenQueue>(hosts.Queue)
        .On<TendRequest>(hosts.Tend)
        .On<LetThrough>(hosts.LetThrough)
        .On<CloseAsHost>(hosts.Close)
        .On<FreezeRequest>(hosts.Freeze)
        .On<RecordNoShow>(hosts.NoShow)
        .Opens<OpenNote>(hosts.OpenNote)
        .On<WriteNote>(hosts.Note)
        .On<AskOne>(hosts.AskOne)
        .On<AnswerListener>(hosts.Listener)
        .On<ShowHelpSettings>(office.Show)
        .Opens<OpenAreas>(office.OpenAreas)
        .On<SetAreas>(office.Areas, Reply.Update)
        .On<ChooseCategories>(office.Choose, Reply.Update)
        .Opens<OpenRename>(office.OpenRename)
        .On<RenameCategory>(office.Rename, Reply.Update);

    private static Feature Keeping(
        this Feature feature, HelpClock clock, HelpTelling telling, HelpTalks talks, HelpShopping shopping) => feature
        .OnOutcome<CardPosted>(clock.Posted)
        .OnOutcome<HandOffMade>(clock.HandOff)
        .OnOutcome<ShopPosted>(shopping.Hangs)
        .OnClock<TellPeople>(telling.Tell)
        .OnClock<LookAgain>(clock.Look)
        .OnClock<HangRequest>(clock.Hang)
        .OnClock<RemindOfPromise>(clock.Remind)
        .OnClock<FeelSilence>(clock.Silence)
        .OnClock<EnterHandOff>(clock.Enter)
        .OnClock<LeaveHandOff>(clock.Leave)
        .OnClock<DrawAgain>(clock.Draw)
        .OnClock<LapseRequest>(clock.Lapse)
        .OnClock<ForgetRequest>(clock.Forget)
        .OnClock<DeleteHandOff>(clock.Unthread)
        .OnClock<TalkTime>(talks.Time)
        .OnClock<EndShopRun>(shopping.Over);

    private static Feature Hanging(this Feature feature, HelpDoor door) => feature
        .Hears<CommunityEvent.PlaceFound>(door.PlaceFound)
        .Hears<SetupEvent.Looked>(door.Look)
        .Hears<SetupEvent.Checked>(door.Look)
        .OnOutcome<DoorPosted>(door.Hangs)
        .OnOutcome<DoorDrawn>(door.Sought);
}

/// <summary>Who answers what.</summary>
public sealed record HelpParts(
    HelpAsking Asking,
    HelpAskingFurther Further,
    HelpHandlers Handlers,
    HelpFamily Family,
    HelpTalks Talks,
    HelpLists Lists,
    HelpWays Ways,
    HelpShopping Shopping,
    HelpHosts Hosts,
    HelpOffice Office,
    HelpClock Clock,
    HelpDoor Door,
    HelpTelling Telling,
    HelpPause Pause,
    HelpMemory Memory);
