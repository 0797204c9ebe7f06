using System.Security.Cryptography;
using System.Text;

namespace MomBot.Data.Sealing;

/// <summary>
/// Closes what people wrote before it reaches a column, with a key of their own and bound to its place: a flipped bit,
/// a swapped row or another key is noticed, never read. Sealed: format, key id, nonce, tag, then the words.
/// </summary>
public sealed class FieldProtector(MemberKeys keys)
{
    private const byte Format = 2;
    private const int NonceSize = 12, TagSize = 16;
    private const int NonceAt = 1 + MemberKey.IdSize, TagAt = NonceAt + NonceSize, WordsAt = TagAt + TagSize;

    /// <summary>Seals the text for one person of one community, and one place.</summary>
    public byte[] Protect(string text, GuildId guild, MemberId owner, string table, string column, long row)
    {
        var key = keys.Of(guild, owner);
        var output = new byte[WordsAt + Encoding.UTF8.GetByteCount(text)];
        output[0] = Format;
        key.Id.CopyTo(output, 1);
        RandomNumberGenerator.Fill(output.AsSpan(NonceAt, NonceSize));
        var words = output.AsSpan(WordsAt);
        Encoding.UTF8.GetBytes(text, words);
        using var cipher = new AesGcm(key.Bytes, TagSize);
        cipher.Encrypt(output.AsSpan(NonceAt, NonceSize), words, words, output.AsSpan(TagAt, TagSize),
            Place(guild, owner, table, column, row));
        return output;
    }

    /// <summary>
    /// Opens what <see cref="Protect"/> sealed with the very same arguments; empty when its key was destroyed since,
    /// because she asked to be forgotten.
    /// </summary>
    /// <exception cref="TamperedException">It is not that.</exception>
    public string Reveal(byte[] sealedText, GuildId guild, MemberId owner, string table, string column, long row)
    {
        if (sealedText.Length < WordsAt || sealedText[0] != Format)
            throw new TamperedException(table, column, row);
        var id = sealedText.AsSpan(1, MemberKey.IdSize);
        if (keys.Find(guild, owner) is not { } key || !id.SequenceEqual(key.Id))
            return keys.IsDestroyed(id) ? "" : throw new TamperedException(table, column, row);
        var words = new byte[sealedText.Length - WordsAt];
        try
        {
            using var cipher = new AesGcm(key.Bytes, TagSize);
            cipher.Decrypt(sealedText.AsSpan(NonceAt, NonceSize), sealedText.AsSpan(WordsAt),
                sealedText.AsSpan(TagAt, TagSize), words, Place(guild, owner, table, column, row));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new TamperedException(table, column, row, e);
        }

        return Encoding.UTF8.GetString(words);
    }

    /// <summary>A mark that only this person has here, and that tells nobody without the keys who that is.</summary>
    public string Fingerprint(GuildId guild, MemberId owner, string purpose) => Convert.ToHexStringLower(
        HMACSHA256.HashData(keys.PrintKey, Encoding.UTF8.GetBytes($"{purpose}|{guild.Value}|{owner.Value}")));

    private static byte[] Place(GuildId guild, MemberId owner, string table, string column, long row) =>
        Encoding.UTF8.GetBytes($"{guild.Value}|{owner.Value}|{table}|{column}|{row}");
}
