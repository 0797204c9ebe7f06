using MomBot.Data.Database;

namespace MomBot.Data.Tests.Database;

/// <summary>How many statements stay prepared on PostgreSQL: ours, unless its host says otherwise.</summary>
public class PostgresSettingsTests
{
    [Theory]
    [InlineData("Host=somewhere", 128)]
    [InlineData("Host=somewhere;Max Auto Prepare=0", 0)]
    [InlineData("Host=somewhere;max auto prepare=7", 7)]
    [InlineData("Host=somewhere;MaxAutoPrepare=7", 7)]
    public void WhatTheConnectionStringSaysStands(string connectionString, int kept) =>
        Assert.Equal(kept, PostgresEngine.Settings(connectionString).MaxAutoPrepare);
}
