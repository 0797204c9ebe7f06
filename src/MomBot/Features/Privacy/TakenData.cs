using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MomBot.Data;
using NodaTime;

namespace MomBot.Features.Privacy;

/// <summary>What is kept about a person as two files: one to read, one for programs.</summary>
public static class TakenData
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static byte[] Text(ImmutableArray<Kept> kept, Instant at)
    {
        var text = new StringBuilder();
        text.Append("What MomBot keeps about you in this community, ")
            .Append(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm} UTC\n");
        foreach (var each in kept)
        {
            text.Append('\n').Append(each.What).Append('\n');
            foreach (var line in each.Lines)
                text.Append("- ").Append(line).Append('\n');
            if (each.Lines.Length == 0)
                text.Append("- Nothing now.\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] Json(GuildId guild, MemberId member, ImmutableArray<Kept> kept, Instant at)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("taken_at", at.ToDateTimeOffset());
            json.WriteString("community", guild.Value.ToString(CultureInfo.InvariantCulture));
            json.WriteString("member", member.Value.ToString(CultureInfo.InvariantCulture));
            json.WriteStartArray("kept");
            foreach (var each in kept)
            {
                json.WriteStartObject();
                json.WriteString("feature", each.Feature);
                json.WriteString("what", each.What);
                json.WriteStartArray("now");
                foreach (var line in each.Lines)
                    json.WriteStringValue(line);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
