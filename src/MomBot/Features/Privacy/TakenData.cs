using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MomBot.Data;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Privacy;

/// <summary>What is kept about a person as two files: one to read, one for programs.</summary>
public static class TakenData
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="say">Puts words into the reader's language.</param>
    public static byte[] Text(ImmutableArray<Kept> kept, Instant at, Func<Text, string> say)
    {
        var text = new StringBuilder();
        text.Append(say(T($"What MomBot keeps about you in this community, {at}"))).Append('\n');
        foreach (var each in kept)
        {
            text.Append('\n').Append(say(each.What)).Append('\n');
            foreach (var line in each.Lines)
                text.Append("- ").Append(say(line)).Append('\n');
            if (each.Lines.Length == 0)
                text.Append("- ").Append(say("Nothing now.")).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] Json(
        GuildId guild, MemberId member, ImmutableArray<Kept> kept, Instant at, Func<Text, string> say)
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
                json.WriteString("what", say(each.What));
                json.WriteStartArray("now");
                foreach (var line in each.Lines)
                    json.WriteStringValue(say(line));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
