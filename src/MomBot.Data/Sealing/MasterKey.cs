using System.Security.Cryptography;
using System.Text;

namespace MomBot.Data.Sealing;

/// <summary>The key that closes every other key, and the short id by which it is known.</summary>
public sealed class MasterKey
{
    public const int Size = 32;

    private const int IdSize = 4, NonceSize = 12, TagSize = 16;

    private readonly byte[] _bytes;

    /// <param name="bytes">32 random bytes.</param>
    /// <param name="source">Where they came from, for the sentence that names a wrong one.</param>
    public MasterKey(byte[] bytes, string source)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Size);
        _bytes = bytes;
        Source = source;
        Id = Convert.ToHexStringLower(Derive("key id", IdSize));
    }

    /// <summary>A file, or the variable that holds it.</summary>
    public string Source { get; }

    /// <summary>Tells keys apart and says nothing about them.</summary>
    public string Id { get; }

    /// <summary>Made just now: nobody has a copy of it yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>A key for one use, which gives nothing away about this one.</summary>
    internal byte[] Derive(string use, int size = Size) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _bytes, size, info: Encoding.UTF8.GetBytes(use));

    /// <summary>Closes another key, bound to its place: nonce, tag, key.</summary>
    internal byte[] Wrap(ReadOnlySpan<byte> key, ReadOnlySpan<byte> place)
    {
        var wrapped = new byte[NonceSize + TagSize + key.Length];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(Derive("wrap"), TagSize);
        cipher.Encrypt(
            wrapped.AsSpan(0, NonceSize), key, wrapped.AsSpan(NonceSize + TagSize), wrapped.AsSpan(NonceSize, TagSize),
            place);
        return wrapped;
    }

    /// <summary>Opens what <see cref="Wrap"/> closed for the very same place.</summary>
    /// <exception cref="CryptographicException">It is not that.</exception>
    internal byte[] Unwrap(ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> place)
    {
        if (wrapped.Length != NonceSize + TagSize + Size)
            throw new CryptographicException("Not a wrapped key.");
        var key = new byte[Size];
        using var cipher = new AesGcm(Derive("wrap"), TagSize);
        cipher.Decrypt(
            wrapped[..NonceSize], wrapped[(NonceSize + TagSize)..], wrapped.Slice(NonceSize, TagSize), key, place);
        return key;
    }
}
