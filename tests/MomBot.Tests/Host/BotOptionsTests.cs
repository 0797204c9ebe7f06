using Microsoft.Extensions.Configuration;
using MomBot.Host;

namespace MomBot.Tests.Host;

/// <summary>Secrets may lie in files, as Docker's and systemd's do; what is wrong is said without it.</summary>
public sealed class BotOptionsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void EverySecretMayComeFromAFile()
    {
        File.WriteAllText(_file, "a.secret\n");

        var options = BotOptions.Read(Settings(
            ("DISCORD_TOKEN_FILE", _file), ("MOMBOT_POSTGRES_FILE", _file), ("MOMBOT_MASTER_KEY_FILE", _file)));

        Assert.Equal(("a.secret", "a.secret", "a.secret"), (options.Token, options.Postgres, options.MasterKey));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(null, "cannot be read")]
    public void AFileWithoutOneIsNamed(string? content, string why)
    {
        if (content is null)
            File.Delete(_file);

        var said = Assert.Throws<StartException>(() => BotOptions.Read(Settings(("DISCORD_TOKEN_FILE", _file))));

        Assert.Contains($"DISCORD_TOKEN_FILE names {_file}, which {why}", said.Message);
    }

    [Fact]
    public void NumbersLeaveTheBotOnlyWhereSomebodyAskedForThem()
    {
        Assert.Null(BotOptions.Read(Settings(("DISCORD_TOKEN", "t"))).MetricsAddress);
        Assert.Null(BotOptions.Read(
            Settings(("DISCORD_TOKEN", "t"), ("OTEL_EXPORTER_OTLP_ENDPOINT", ""))).MetricsAddress);
        Assert.Equal(new Uri("http://collector:4317"), BotOptions.Read(Settings(
            ("DISCORD_TOKEN", "t"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"))).MetricsAddress);
    }

    public void Dispose() => File.Delete(_file);

    private static IConfiguration Settings(params (string Name, string Value)[] set) => new ConfigurationBuilder()
        .AddInMemoryCollection(set.Select(each => KeyValuePair.Create(each.Name, (string?)each.Value))).Build();
}
