using Dapper;
using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>An answer as it stands in its table.</summary>
[method: ExplicitConstructor]
internal sealed record AnswerRow(
    AnswerId Id,
    RoundId? Round,
    GuildId Guild,
    MemberId Member,
    string? Need,
    string Readers,
    ChannelId? Channel,
    MessageId? Message,
    Instant AnsweredAt,
    long MeToo,
    long WithYou)
{
    public const string Select = """
        select id, round_id as round, guild_id as guild, member_id as member, need, readers, channel_id as channel,
          message_id as message, answered_at, me_too, with_you
        from check_in_answers
        """;

    public Answer ToAnswer() => new(
        Id, Round ?? default, Guild, Member, Need is null ? null : Enum.Parse<NeedTag>(Need), Message, AnsweredAt)
    {
        Readers = Enum.Parse<Readers>(Readers),
        Channel = Channel,
        MeToo = (int)MeToo,
        WithYou = (int)WithYou,
    };
}
