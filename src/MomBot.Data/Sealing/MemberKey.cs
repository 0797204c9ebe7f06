namespace MomBot.Data.Sealing;

/// <summary>The key of one person in one community. Destroyed, it takes every word sealed with it along.</summary>
/// <param name="Id">Random; stands on each value that was sealed with it.</param>
/// <param name="Bytes">32 random bytes.</param>
internal sealed record MemberKey(byte[] Id, byte[] Bytes)
{
    public const int IdSize = 8;
}
