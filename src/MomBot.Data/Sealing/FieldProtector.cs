using System.Security.Cryptography;
using System.Text;

namespace MomBot.Data.Sealing;

/// <summary>
/// Closes what people wrote before it reaches a column, bound to its owner and its place: a flipped bit, a swapped row
/// or another key is noticed, never read. Sealed: format, key id, nonce, tag, then the words.
/// </summary>
public sealed class FieldProtector(MasterKey masterKey)
{
    internal const int KeyIdSize = 4;

    private const byte Format = 1;
    private const int NonceSize = 12, TagSize = 16;
    private const int NonceAt = 1 + KeyIdSize, TagAt = NonceAt + NonceSize, WordsAt = TagAt + TagSize;

    /// <summary>Which key this is.</summary>
    public string KeyId => masterKey.Id;

    /// <summary>Where the key lies.</summary>
    public string KeyPath => masterKey.Path;

    /// <summary>Seals the text for one owner and one place.</summary>
    public byte[] Protect(string text, MemberId owner, string table, string column, long row)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var output = new byte[WordsAt + length];
        output[0] = Format;
        masterKey.IdBytes.CopyTo(output, 1);
        RandomNumberGenerator.Fill(output.AsSpan(NonceAt, NonceSize));
        var words = output.AsSpan(WordsAt);
        Encoding.UTF8.GetBytes(text, words);
        using var cipher = CipherFor(owner);
        cipher.Encrypt(output.AsSpan(NonceAt, NonceSize), words, words, output.AsSpan(TagAt, TagSize),
            Place(owner, table, column, row));
        return output;
    }

    /// <summary>Opens what <see cref="Protect"/> sealed with the very same arguments.</summary>
    /// <exception cref="TamperedException">It is not that.</exception>
    public string Reveal(byte[] sealedText, MemberId owner, string table, string column, long row)
    {
        if (sealedText.Length < WordsAt
            || sealedText[0] != Format
            || !sealedText.AsSpan(1, KeyIdSize).SequenceEqual(masterKey.IdBytes))
            throw new TamperedException(table, column, row);
        var words = new byte[sealedText.Length - WordsAt];
        try
        {
            using var cipher = CipherFor(owner);
            cipher.Decrypt(sealedText.AsSpan(NonceAt, NonceSize), sealedText.AsSpan(WordsAt),
                sealedText.AsSpan(TagAt, TagSize), words, Place(owner, table, column, row));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new TamperedException(table, column, row, e);
        }

        return Encoding.UTF8.GetString(words);
    }

    /// <summary>A mark that only this member has, and that tells nobody without the key who that is.</summary>
    public string Fingerprint(MemberId owner, string purpose)
    {
        Span<byte> key = stackalloc byte[MasterKey.Size];
        masterKey.DeriveFor(owner, key);
        var print = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose));
        CryptographicOperations.ZeroMemory(key);
        return Convert.ToHexStringLower(print);
    }

    private AesGcm CipherFor(MemberId owner)
    {
        Span<byte> key = stackalloc byte[MasterKey.Size];
        masterKey.DeriveFor(owner, key);
        var cipher = new AesGcm(key, TagSize);
        CryptographicOperations.ZeroMemory(key);
        return cipher;
    }

    private static byte[] Place(MemberId owner, string table, string column, long row) =>
        Encoding.UTF8.GetBytes($"{owner.Value}|{table}|{column}|{row}");
}
