using System.Globalization;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Village;

/// <summary>Where a person meets her settings: load, decide, save, answer.</summary>
/// <param name="zones">Finds a zone by what people type.</param>
public sealed class MeHandlers(
    MemberStore members, CommunityStore communities, ZoneSearch zones, IDateTimeZoneProvider database, IClock clock)
{
    public Task<Response> Open(OpenMe action, InteractionContext context, CancellationToken cancellationToken) =>
        action.Zone.Length == 0
            ? Panel(context, null, cancellationToken)
            : ChangeZone(action.Zone, context, cancellationToken);

    public async Task<Opening> OpenForm(
        OpenMySettings action, InteractionContext context, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(context.Community, context.Member, cancellationToken);
        return new ChooseMySettings(
            member.Zone ?? "",
            member.Language switch
            {
                "en" => MyLanguage.English,
                "es" => MyLanguage.Spanish,
                _ => MyLanguage.AsDiscord,
            },
            Spoken(member.QuietFrom),
            Spoken(member.QuietTo));
    }

    public async Task<Response> Choose(
        ChooseMySettings form, InteractionContext context, CancellationToken cancellationToken)
    {
        var zone = form.Zone.Length == 0 ? null : zones.Exactly(form.Zone);
        if (form.Zone.Length > 0 && zone is null)
            return Response.Ephemeral(VillageViews.UnknownZone(form.Zone, zones.Closest(form.Zone)));
        var language = form.Language switch
        {
            MyLanguage.AsDiscord => null,
            MyLanguage.English => "en",
            MyLanguage.Spanish => "es",
        };
        return await Save(
            member => MeRules.Choose(member, zone, language, form.QuietFrom, form.QuietTo), context, cancellationToken);
    }

    public Task<Response> Reach(SetReach action, InteractionContext context, CancellationToken cancellationToken) =>
        Save(member => Decision.Accept(member with { DmYes = action.Direct }), context, cancellationToken);

    public async Task<Response> Away(SetAway action, InteractionContext context, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(context.Community, context.Member, cancellationToken);
        var today = clock.GetCurrentInstant().InZone(ZoneOf(member, context.Settings)).Date;
        return await Save(before => MeRules.Away(before, action.Days, today), context, cancellationToken);
    }

    private async Task<Response> ChangeZone(
        string typed, InteractionContext context, CancellationToken cancellationToken) =>
        zones.Exactly(typed) is { } zone
            ? await Save(member => Decision.Accept(member with { Zone = zone }), context, cancellationToken)
            : Response.Ephemeral(VillageViews.UnknownZone(typed, zones.Closest(typed)));

    private async Task<Response> Save(
        Func<Member, Decision<Member>> decide, InteractionContext context, CancellationToken cancellationToken) =>
        await members.ChangeAsync(context.Community, context.Member, context.Cause, decide, cancellationToken)
            is Decision<Member>.Declined(var why)
            ? Response.Ephemeral(why)
            : await Panel(context, "Saved.", cancellationToken);

    private async Task<Response> Panel(InteractionContext context, Text? word, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(context.Community, context.Member, cancellationToken);
        var community = await communities.FindAsync(context.Community, cancellationToken);
        var here = clock.GetCurrentInstant().InZone(ZoneOf(member, community));
        var away = member.AwayUntil is { } until && until >= here.Date ? member.AwayUntil : null;
        return Response.Update(VillageViews.Me(
            member,
            new MySettings(community.Zone, here.TimeOfDay, away),
            word,
            community.Has("help") && community.Find("channel", "help") is not null));
    }

    private DateTimeZone ZoneOf(Member member, Community community) =>
        database.GetZoneOrNull(member.Zone ?? community.Zone) ?? DateTimeZone.Utc;

    private static string Spoken(LocalTime? hour) =>
        hour is { } known ? known.ToString("HH:mm", CultureInfo.InvariantCulture) : "";
}
