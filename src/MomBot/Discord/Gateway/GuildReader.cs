using System.Globalization;
using System.Text.Json;
using MomBot.Discord.Wire;

namespace MomBot.Discord.Gateway;

/// <summary>
/// Reads a new guild in one pass. It is by far the largest thing Discord sends, all of a bot's guilds come at once when
/// it starts, and most of each is members, threads and emojis that nobody here asks for.
/// </summary>
internal static class GuildReader
{
    /// <param name="payload">Begins with the guild; what follows it is left alone.</param>
    /// <param name="self">Who of the members we are.</param>
    public static Guild Read(ReadOnlySpan<byte> payload, Snowflake self)
    {
        var reader = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = 64 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A guild is an object.");
        var (id, owner, name, locale) = (default(Snowflake?), default(Snowflake), "", "en-US");
        var (unavailable, count, joined) = (false, default(int?), default(DateTimeOffset?));
        List<Role> roles = [];
        List<Channel> channels = [];
        Member? me = null;
        while (HasProperty(ref reader))
        {
            if (Is(ref reader, "id"u8))
                id = Id(ref reader);
            else if (Is(ref reader, "name"u8))
                name = reader.GetString() ?? "";
            else if (Is(ref reader, "owner_id"u8))
                owner = Id(ref reader);
            else if (Is(ref reader, "preferred_locale"u8))
                locale = reader.GetString() ?? locale;
            else if (Is(ref reader, "unavailable"u8))
                unavailable = reader.TokenType == JsonTokenType.True;
            else if (Is(ref reader, "member_count"u8))
                count = Number(ref reader);
            else if (Is(ref reader, "joined_at"u8))
                joined = reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset();
            else if (Is(ref reader, "roles"u8))
                while (HasObject(ref reader))
                    roles.Add(Role(ref reader));
            else if (Is(ref reader, "channels"u8))
                while (HasObject(ref reader))
                    channels.Add(Channel(ref reader));
            else if (Is(ref reader, "members"u8))
                while (HasObject(ref reader))
                    me = OwnMember(payload, ref reader, self) ?? me;
            else
                reader.Skip();
        }

        return new Guild
        {
            Id = id ?? throw new JsonException("A guild has an id."),
            Name = name,
            OwnerId = owner,
            PreferredLocale = locale,
            Unavailable = unavailable,
            MemberCount = count,
            JoinedAt = joined,
            Roles = roles,
            Channels = channels,
            Me = me,
        };
    }

    private static Role Role(ref Utf8JsonReader reader)
    {
        var (id, name, position, may) = (default(Snowflake), "", 0, Permissions.None);
        var (managed, mentionable) = (false, false);
        while (HasProperty(ref reader))
        {
            if (Is(ref reader, "id"u8))
                id = Id(ref reader);
            else if (Is(ref reader, "name"u8))
                name = reader.GetString() ?? "";
            else if (Is(ref reader, "position"u8))
                position = Number(ref reader) ?? 0;
            else if (Is(ref reader, "permissions"u8))
                may = (Permissions)Digits(ref reader);
            else if (Is(ref reader, "managed"u8))
                managed = reader.GetBoolean();
            else if (Is(ref reader, "mentionable"u8))
                mentionable = reader.GetBoolean();
            else
                reader.Skip();
        }

        return new Role
        {
            Id = id,
            Name = name,
            Position = position,
            Permissions = may,
            Managed = managed,
            Mentionable = mentionable,
        };
    }

    private static Channel Channel(ref Utf8JsonReader reader)
    {
        var (id, type, name, position) = (default(Snowflake), ChannelType.GuildText, default(string), default(int?));
        List<Overwrite> overwrites = [];
        while (HasProperty(ref reader))
        {
            if (Is(ref reader, "id"u8))
                id = Id(ref reader);
            else if (Is(ref reader, "type"u8))
                type = (ChannelType)reader.GetInt32();
            else if (Is(ref reader, "name"u8))
                name = reader.GetString();
            else if (Is(ref reader, "position"u8))
                position = Number(ref reader);
            else if (Is(ref reader, "permission_overwrites"u8))
                while (HasObject(ref reader))
                    overwrites.Add(Overwrite(ref reader));
            else
                reader.Skip();
        }

        return new Channel
        {
            Id = id,
            Type = type,
            Name = name,
            Position = position,
            PermissionOverwrites = overwrites,
        };
    }

    private static Overwrite Overwrite(ref Utf8JsonReader reader)
    {
        var (id, type, allow, deny) = (default(Snowflake), OverwriteType.Role, Permissions.None, Permissions.None);
        while (HasProperty(ref reader))
        {
            if (Is(ref reader, "id"u8))
                id = Id(ref reader);
            else if (Is(ref reader, "type"u8))
                type = (OverwriteType)reader.GetInt32();
            else if (Is(ref reader, "allow"u8))
                allow = (Permissions)Digits(ref reader);
            else if (Is(ref reader, "deny"u8))
                deny = (Permissions)Digits(ref reader);
            else
                reader.Skip();
        }

        return new Overwrite { Id = id, Type = type, Allow = allow, Deny = deny };
    }

    /// <summary>The member, if it is us; the others are not even made.</summary>
    private static Member? OwnMember(ReadOnlySpan<byte> payload, ref Utf8JsonReader reader, Snowflake self)
    {
        var (start, isSelf) = ((int)reader.TokenStartIndex, false);
        while (HasProperty(ref reader))
        {
            if (!Is(ref reader, "user"u8))
                reader.Skip();
            else if (reader.TokenType == JsonTokenType.StartObject)
                while (HasProperty(ref reader))
                    if (Is(ref reader, "id"u8))
                        isSelf = Id(ref reader) == self;
                    else
                        reader.Skip();
        }

        return isSelf
            ? JsonSerializer.Deserialize(payload[start..(int)reader.BytesConsumed], WireJson.Default.Member)
            : null;
    }

    private static bool HasProperty(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Goes to the value if the property has this name.</summary>
    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.ValueTextEquals(name) && reader.Read();

    /// <summary>Goes on in a list of objects; none at all for null.</summary>
    private static bool HasObject(ref Utf8JsonReader reader) => reader.TokenType != JsonTokenType.Null
        && reader.Read() && reader.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.EndArray => false,
            _ => throw new JsonException("A list of a guild's holds something else than objects."),
        };

    private static Snowflake Id(ref Utf8JsonReader reader) => new(Digits(ref reader));

    private static int? Number(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32();

    /// <summary>Ids and permissions: digits in a string, or a number.</summary>
    private static ulong Digits(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String when ulong.TryParse(
            reader.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) => digits,
        JsonTokenType.Number when reader.TryGetUInt64(out var number) => number,
        JsonTokenType.Null => 0,
        _ => throw new JsonException("An id or a permission is not a number."),
    };
}
