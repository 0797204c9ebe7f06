using System.Text.Json;
using MomBot.Discord.Wire;

namespace MomBot.Discord.Gateway;

/// <summary>Finds ourselves among the members of a new guild, without reading the others.</summary>
internal static class OwnMember
{
    public static Member? Find(ReadOnlySpan<byte> guild, Snowflake self)
    {
        var reader = new Utf8JsonReader(guild);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMembers = reader.ValueTextEquals("members"u8);
            reader.Read();
            if (!isMembers || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                var start = (int)reader.TokenStartIndex;
                var found = IsSelf(ref reader, self);
                if (found)
                    return JsonSerializer.Deserialize(guild[start..(int)reader.BytesConsumed], WireJson.Default.Member);
            }

            return null;
        }

        return null;
    }

    /// <summary>Reads one member to its end and says whether its user is us.</summary>
    private static bool IsSelf(ref Utf8JsonReader reader, Snowflake self)
    {
        var found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isUser = reader.ValueTextEquals("user"u8);
            reader.Read();
            if (!isUser || reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("id"u8);
                reader.Read();
                if (isId && reader.TokenType == JsonTokenType.String)
                    found = Snowflake.TryParse(reader.GetString(), out var id) && id == self;
                reader.Skip();
            }
        }

        return found;
    }
}
