using System.Security.Cryptography;

namespace MomBot.Data.Sealing;

/// <summary>The key that everything parents wrote is sealed under, and the short id by which it is known.</summary>
public sealed class MasterKey
{
    public const int Size = 32;

    private readonly byte[] _bytes;

    public MasterKey(byte[] bytes, string path)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Size);
        _bytes = bytes;
        Path = path;
        IdBytes = HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, FieldProtector.KeyIdSize, info: "key id"u8.ToArray());
    }

    /// <summary>Where it came from, for the sentence that names a wrong one.</summary>
    public string Path { get; }

    /// <summary>Tells keys apart and says nothing about them.</summary>
    public string Id => Convert.ToHexStringLower(IdBytes);

    internal byte[] IdBytes { get; }

    /// <summary>
    /// The data key of one person. Here a key of her own, which can be destroyed, will take its place.
    /// </summary>
    internal void DeriveFor(MemberId owner, Span<byte> key)
    {
        Span<byte> info = stackalloc byte[16];
        "member  "u8.CopyTo(info);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(info[8..], owner.Value);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _bytes, key, [], info);
    }
}
