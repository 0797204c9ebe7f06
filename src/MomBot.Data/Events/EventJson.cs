using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using MomBot.Data.ScheduledActions;
using NodaTime;
using NodaTime.Text;

namespace MomBot.Data.Events;

/// <summary>How our types look in JSON: ids and instants as numbers, dates and times of day as ISO text.</summary>
public static class EventJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Converters =
        {
            new IdConverterFactory(),
            new JsonStringEnumConverter(),
            new NumberConverter<Instant>(Instant.FromUnixTimeMilliseconds, instant => instant.ToUnixTimeMilliseconds()),
            new NumberConverter<Duration>(Duration.FromMilliseconds, duration => (long)duration.TotalMilliseconds),
            new TextConverter<LocalDate>(LocalDatePattern.Iso),
            new TextConverter<LocalTime>(LocalTimePattern.ExtendedIso),
            new TimetableConverter(),
            new TextConverter(),
        },
    };

    /// <summary>Looked up once for each type: reflection takes longer than writing the event.</summary>
    private static readonly ConcurrentDictionary<Type, (string Name, Type Type)> Families = [];

    /// <summary>The family an event belongs to: the nearest base that carries a name for it.</summary>
    public static (string Name, Type Type) FamilyOf(Type eventType) => Families.GetOrAdd(eventType, Find);

    private static (string Name, Type Type) Find(Type eventType)
    {
        for (var type = eventType; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<EventFamilyAttribute>(inherit: false) is { } family)
                return (family.Name, type);
        }

        throw new InvalidOperationException($"{eventType.Name} has no [EventFamily] among its bases.");
    }

    private sealed class IdConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsValueType
            && typeToConvert.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(IdConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class IdConverter<TId>() : NumberConverter<TId>(TId.From, id => id.Value)
        where TId : struct, IId<TId>;

    private class NumberConverter<T>(Func<long, T> read, Func<T, long> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(write(value));
    }

    private sealed class TimetableConverter : JsonConverter<Timetable>
    {
        public override Timetable Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimetableText.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Timetable value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class TextConverter<T>(IPattern<T> pattern) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            pattern.Parse(reader.GetString()!) is { Success: true, Value: var value }
                ? value
                : throw new JsonException($"Not a {typeToConvert.Name}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(pattern.Format(value));
    }
}
