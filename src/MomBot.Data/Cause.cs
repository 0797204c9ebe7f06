namespace MomBot.Data;

/// <summary>
/// What made us act: one interaction, one due action, one outcome. Written with the first change it causes, so that
/// the same cause arriving twice (a replay, a second session, a restart) changes nothing the second time.
/// </summary>
/// <param name="Kind">Where it came from: <c>interaction</c>, <c>clock</c>, <c>outcome</c>, <c>gateway</c>.</param>
/// <param name="Id">Its number there.</param>
public readonly record struct Cause(string Kind, long Id);
