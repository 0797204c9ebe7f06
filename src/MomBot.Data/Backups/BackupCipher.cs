using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MomBot.Data.Database;
using MomBot.Data.Sealing;

namespace MomBot.Data.Backups;

/// <summary>
/// How a backup lies on the disk: a head that names the master key, then chunks, each closed with AES-256-GCM and bound
/// to its place. A chunk that is changed, moved, missing or too many does not open.
/// </summary>
internal static class BackupCipher
{
    public const int ChunkSize = 64 * 1024;

    private const int IdLength = 8, SaltSize = 16, TagSize = 16, NonceSize = 12;
    private const int HeadSize = 8 + IdLength + SaltSize;
    private const int Final = int.MinValue;

    private static ReadOnlySpan<byte> Magic => "MOMBOT1\n"u8;

    /// <summary>Closes everything that can be read from <paramref name="plain"/>.</summary>
    public static async Task SealAsync(
        Stream plain, Stream sealedTo, MasterKey master, CancellationToken cancellationToken)
    {
        var head = new byte[HeadSize];
        Magic.CopyTo(head);
        Encoding.ASCII.GetBytes(master.Id, head.AsSpan(8));
        RandomNumberGenerator.Fill(head.AsSpan(8 + IdLength));
        await sealedTo.WriteAsync(head, cancellationToken).ConfigureAwait(false);
        using var cipher = CipherFor(master, head);
        var (chunk, next) = (new byte[ChunkSize], new byte[ChunkSize]);
        var length = await plain.ReadAtLeastAsync(chunk, ChunkSize, false, cancellationToken).ConfigureAwait(false);
        for (var number = 0; ; number++)
        {
            var following = await plain.ReadAtLeastAsync(next, ChunkSize, false, cancellationToken)
                .ConfigureAwait(false);
            var frame = Close(cipher, number, chunk.AsSpan(0, length), isLast: following == 0);
            await sealedTo.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
            if (following == 0)
                return;
            (chunk, next, length) = (next, chunk, following);
        }
    }

    /// <summary>Opens a backup, or says in one sentence why it cannot be.</summary>
    public static async Task OpenAsync(
        Stream sealedFrom, string name, Stream plain, MasterKey master, CancellationToken cancellationToken)
    {
        var head = new byte[HeadSize];
        if (await sealedFrom.ReadAtLeastAsync(head, HeadSize, false, cancellationToken).ConfigureAwait(false) < HeadSize
            || !head.AsSpan().StartsWith(Magic))
            throw new DataException($"{name} is not a backup of MomBot: choose a file of the folder backups.");
        var wanted = Encoding.ASCII.GetString(head, 8, IdLength);
        if (wanted != master.Id)
        {
            throw new DataException(
                $"{name} was closed with another master key (key {wanted}, here {master.Id}): "
                + "put the key of that time in its place.");
        }

        using var cipher = CipherFor(master, head);
        var size = new byte[4];
        for (var number = 0; ; number++)
        {
            await FillAsync(size).ConfigureAwait(false);
            var field = BinaryPrimitives.ReadInt32LittleEndian(size);
            var (isLast, length) = (field < 0, field & ~Final);
            if (length > ChunkSize)
                throw Damaged(name);
            var frame = new byte[TagSize + length];
            await FillAsync(frame).ConfigureAwait(false);
            await plain.WriteAsync(Open(cipher, number, frame, isLast, name), cancellationToken).ConfigureAwait(false);
            if (!isLast)
                continue;
            if (await sealedFrom.ReadAsync(size, cancellationToken).ConfigureAwait(false) > 0)
                throw Damaged(name);
            return;
        }

        async Task FillAsync(byte[] buffer)
        {
            if (await sealedFrom.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken)
                .ConfigureAwait(false) < buffer.Length)
                throw Damaged(name);
        }
    }

    private static byte[] Close(AesGcm cipher, int number, ReadOnlySpan<byte> words, bool isLast)
    {
        var frame = new byte[4 + TagSize + words.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, words.Length | (isLast ? Final : 0));
        cipher.Encrypt(
            Nonce(number), words, frame.AsSpan(4 + TagSize), frame.AsSpan(4, TagSize), frame.AsSpan(0, 4));
        return frame;
    }

    private static byte[] Open(AesGcm cipher, int number, ReadOnlySpan<byte> frame, bool isLast, string name)
    {
        var words = new byte[frame.Length - TagSize];
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, words.Length | (isLast ? Final : 0));
        try
        {
            cipher.Decrypt(Nonce(number), frame[TagSize..], frame[..TagSize], words, size);
            return words;
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw Damaged(name, e);
        }
    }

    /// <summary>Every backup has a key of its own, so that counting is enough for the nonce.</summary>
    private static AesGcm CipherFor(MasterKey master, byte[] head) =>
        new(master.Derive("backup " + Convert.ToHexString(head, 8 + IdLength, SaltSize)), TagSize);

    private static byte[] Nonce(int number)
    {
        var nonce = new byte[NonceSize];
        BinaryPrimitives.WriteInt32BigEndian(nonce.AsSpan(NonceSize - 4), number);
        return nonce;
    }

    private static DataException Damaged(string name, Exception? cause = null) =>
        new($"{name} is damaged: use another backup, and check the disk.", cause);
}
