using System.Data;
using System.Globalization;
using Dapper;
using MomBot.Data.ScheduledActions;
using NodaTime;
using NodaTime.Text;

namespace MomBot.Data.Database;

/// <summary>How our types look in a column, the same on both databases.</summary>
public static class TypeHandlers
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    // Dapper keeps its handlers in a static table, so they are entered once per process.
    private static readonly Lazy<bool> Registered = new(RegisterAll);

    /// <summary>Enters all of them; any further call does nothing.</summary>
    public static void Register() => _ = Registered.Value;

    private static bool RegisterAll()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        AddId<GuildId>();
        AddId<ChannelId>();
        AddId<MemberId>();
        AddId<RoleId>();
        AddId<MessageId>();
        AddId<HelpRequestId>();
        AddId<RhythmId>();
        AddId<ValueId>();
        AddId<RoundId>();
        AddId<AnswerId>();
        AddId<PromptId>();
        AddId<CareAccountId>();
        AddId<CareSitId>();
        AddId<CohortId>();
        Add(DbType.Int64, (Instant instant) => instant.ToUnixTimeMilliseconds(),
            value => Instant.FromUnixTimeMilliseconds(ToLong(value)));
        Add(DbType.Int64, (Duration duration) => (long)duration.TotalMilliseconds,
            value => Duration.FromMilliseconds(ToLong(value)));
        Add(DbType.String, (LocalDate date) => LocalDatePattern.Iso.Format(date),
            value => LocalDatePattern.Iso.Parse((string)value).Value);
        Add(DbType.String, (LocalTime time) => Minutes.Format(time), value => Minutes.Parse((string)value).Value);
        SqlMapper.AddTypeHandler(typeof(Timetable), new Handler<Timetable>(
            DbType.String, times => times.ToString(), value => TimetableText.Parse((string)value)));
        return true;
    }

    private static void AddId<TId>() where TId : struct, IId<TId> =>
        Add(DbType.Int64, (TId id) => id.Value, value => TId.From(ToLong(value)));

    private static void Add<T>(DbType type, Func<T, object> write, Func<object, T> read) where T : struct =>
        SqlMapper.AddTypeHandler(typeof(T), new Handler<T>(type, write, read));

    private static long ToLong(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    /// <summary>Names the column's type even for null, which PostgreSQL could not guess.</summary>
    private sealed class Handler<T>(DbType type, Func<T, object> write, Func<object, T> read) : SqlMapper.ITypeHandler
        where T : notnull
    {
        public void SetValue(IDbDataParameter parameter, object value)
        {
            parameter.DbType = type;
            parameter.Value = value is T typed ? write(typed) : DBNull.Value;
        }

        public object? Parse(Type destinationType, object value) => value is DBNull ? null : read(value);
    }
}
