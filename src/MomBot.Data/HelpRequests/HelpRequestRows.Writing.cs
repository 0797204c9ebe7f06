using MomBot.Data.Database;

namespace MomBot.Data.HelpRequests;

/// <summary>What of a request is written, and in which order the indexes of seats can bear it.</summary>
internal sealed partial class HelpRequestRows
{
    public static async Task<bool> InsertAsync(UnitOfWork unit, HelpRequest request)
    {
        var inserted = await unit.ExecuteAsync("""
            insert into help_requests (id, guild_id, asker_id, friend_id, kind, category, category_name, place, what,
              details, area, area_name, wanted, audience, audience_key, quiet, may_widen, enough, status, follow_up,
                note,
              channel_id, shown, card_id, thread_id, asked_at, ends_at, keep_out, threads_in, facts,
              ready, version)
            values (@Id, @Guild, @Asker, @Friend, @kind, @Category, @CategoryName, @place, @what,
              @details, @Area, @AreaName, @wanted, @audience, @audienceKey, @Quiet, @MayWiden, @Enough, @status,
                @FollowUp, @note,
              @Channel, @Shown, @Card, @Thread, @AskedAt, @EndsAt, @keepOut, @ThreadsIn, @facts,
              @Ready, 1)
            on conflict do nothing
            """, Parameters(unit, request)).ConfigureAwait(false);
        if (inserted == 0)
            return false;
        foreach (var slot in request.Slots)
        {
            await unit.ExecuteAsync("""
                insert into help_slots (request_id, number, date, starts_at, ends_at, seats)
                values (@Id, @Number, @Date, @StartsAt, @EndsAt, @Seats)
                """, new { request.Id, slot.Number, slot.Date, slot.StartsAt, slot.EndsAt, slot.Seats })
                .ConfigureAwait(false);
        }

        foreach (var member in request.Named)
            await NameAsync(unit, request.Id, member).ConfigureAwait(false);
        foreach (var claim in request.Claims)
            await PutAsync(unit, request, claim, isNew: true).ConfigureAwait(false);
        return true;
    }

    /// <summary>Slots are fixed once asked; all else may change. Seats are left before they are taken.</summary>
    public static async Task<bool> SaveAsync(UnitOfWork unit, HelpRequest before, HelpRequest next)
    {
        var saved = await unit.ExecuteAsync("""
            update help_requests
            set friend_id = @Friend, what = @what, details = @details, area = @Area, area_name = @AreaName,
              audience = @audience,
              audience_key = @audienceKey, enough = @Enough, status = @status, follow_up = @FollowUp, note = @note,
              channel_id = @Channel, shown = @Shown, card_id = @Card, thread_id = @Thread, ends_at = @EndsAt,
                keep_out = @keepOut, threads_in = @ThreadsIn, facts = @facts,
                ready = @Ready, version = @Version + 1
            where id = @Id and version = @Version
            """, Parameters(unit, next)).ConfigureAwait(false);
        if (saved == 0)
            return false;
        foreach (var gone in before.Named.Except(next.Named))
        {
            await unit.ExecuteAsync(
                "delete from help_named where request_id = @Id and member_id = @gone", new { next.Id, gone })
                .ConfigureAwait(false);
        }

        foreach (var named in next.Named.Except(before.Named))
            await NameAsync(unit, next.Id, named).ConfigureAwait(false);
        foreach (var gone in before.Claims.Where(claim => next.Find(claim.Number) is null))
        {
            await unit.ExecuteAsync(
                "delete from help_claims where request_id = @Id and number = @Number", new { next.Id, gone.Number })
                .ConfigureAwait(false);
        }

        foreach (var claim in next.Claims.Where(claim => before.Find(claim.Number) != claim)
            .OrderBy(claim => claim.IsGoing()))
        {
            await PutAsync(unit, next, claim, before.Find(claim.Number) is null).ConfigureAwait(false);
        }

        if (!before.Status.IsAnEnding())
            await CountAsync(unit, next).ConfigureAwait(false);
        return true;
    }

    /// <summary>What came of it goes into the community's year as a number: the request itself will be gone.</summary>
    private static async Task CountAsync(UnitOfWork unit, HelpRequest request)
    {
        foreach (var each in request.HandsLent().CountBy(slot => slot.Date.Year))
        {
            await unit.ExecuteAsync("""
                insert into hands_lent (guild_id, year, hands) values (@Guild, @Key, @Value)
                on conflict (guild_id, year) do update set hands = hands_lent.hands + excluded.hands
                """, new { request.Guild, each.Key, each.Value }).ConfigureAwait(false);
        }
    }

    private static Task<int> NameAsync(UnitOfWork unit, HelpRequestId id, MemberId member) => unit.ExecuteAsync(
        "insert into help_named (request_id, member_id) values (@id, @member) on conflict do nothing",
        new { id, member });

    private static Task<int> PutAsync(UnitOfWork unit, HelpRequest request, Claim claim, bool isNew) =>
        unit.ExecuteAsync(isNew
            ? """
              insert into help_claims (request_id, number, slot, seat, helper_id, state, at, thread_id, dish, asked_at,
                fine)
              values (@Id, @Number, @Slot, @Seat, @Helper, @state, @At, @Thread, @dish, @AskedAt, @Fine)
              """
            : """
              update help_claims set seat = @Seat, state = @state, at = @At, thread_id = @Thread, dish = @dish,
                asked_at = @AskedAt, fine = @Fine
              where request_id = @Id and number = @Number
              """, new
        {
            request.Id,
            claim.Number,
            claim.Slot,
            claim.Seat,
            claim.Helper,
            state = claim.State.ToString(),
            claim.At,
            claim.Thread,
            dish = Sealed(unit, request.Guild, claim.Helper, request.Id, DishOf(claim.Number), claim.Dish),
            claim.AskedAt,
            claim.Fine,
        });

    private static object Parameters(UnitOfWork unit, HelpRequest request) => new
    {
        request.Id,
        request.Guild,
        request.Asker,
        request.Friend,
        kind = request.Kind.ToString(),
        request.Category,
        request.CategoryName,
        place = request.Place.ToString(),
        what = Sealed(unit, request.Guild, request.Asker, request.Id, "what", request.What),
        details = Sealed(unit, request.Guild, request.Asker, request.Id, "details", request.Details),
        request.Area,
        request.AreaName,
        wanted = request.When.ToString(),
        audience = request.Audience.Kind.ToString(),
        audienceKey = request.Audience.Key,
        request.Quiet,
        request.MayWiden,
        request.Enough,
        status = request.Status.ToString(),
        request.FollowUp,
        note = Sealed(unit, request.Guild, request.Asker, request.Id, "note", request.Note),
        request.Channel,
        request.Shown,
        request.Card,
        request.Thread,
        request.AskedAt,
        request.EndsAt,
        keepOut = Sealed(unit, request.Guild, request.Asker, request.Id, "keep_out", request.KeepOut),
        request.ThreadsIn,
        facts = Sealed(unit, request.Guild, request.Asker, request.Id, "facts", string.Join('\n', request.Facts)),
        request.Ready,
        request.Version,
    };
}
