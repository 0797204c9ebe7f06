using System.Security.Cryptography;
using System.Text;

namespace MomBot.Data.Database;

/// <summary>One step of the tables; never changed once released.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>Of the text as written, whatever line endings the checkout has.</summary>
    public string Checksum =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}
