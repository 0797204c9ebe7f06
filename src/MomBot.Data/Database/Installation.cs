using MomBot.Data.Sealing;
using NodaTime;

namespace MomBot.Data.Database;

/// <summary>What every unit of work of one opened database has in common.</summary>
/// <param name="Id">Random, made at the first start: two installations never share a nonce.</param>
public sealed record Installation(
    string Id, Dialect Dialect, FieldProtector FieldProtector, MemberKeys Keys, IClock Clock, IdSource Ids);
