using MomBot.EndToEndTests.Support;
using MomBot.Sandbox;

namespace MomBot.EndToEndTests.Starting;

/// <summary>The sandbox program, started wrongly by somebody who wants to play.</summary>
public sealed class WhenTheSandboxCannotStart : IDisposable
{
    private const string AnyPort = "http://127.0.0.1:0";

    private readonly Home _home = new();

    [Theory]
    [InlineData]
    [InlineData("--no-bot")]
    public async Task WhenThePortIsTaken_TheSentenceSaysHowToChooseAnother(params string[] more)
    {
        await using var first = await LocalDiscord.StartAsync();

        var said = await Home.SandboxRefusalAsync(["--url", first.Page.ToString(), .. more]);

        Assert.Equal(
            "This port is taken by another program. Stop that one, or choose another port with --url.", said);
    }

    [Theory]
    [InlineData("There is no option '--no-bots'; --help lists them.", "--no-bots")]
    [InlineData("--url needs a value.", "--url")]
    [InlineData("'4455' is not an address such as http://127.0.0.1:4455.", "--url", "4455")]
    [InlineData("There is no world 'huge': use small, empty, large:N, largest or a JSON file.", "--world", "huge")]
    [InlineData("'large:0' is not large:N with a number from 1 to 10000.", "--world", "large:0")]
    [InlineData(
        "The local Discord listens on loopback only, such as http://127.0.0.1:4455/.", "--url", "http://192.0.2.1")]
    public async Task WhenAnOptionIsWrong_TheSentenceSaysWhatIsRight(string sentence, params string[] options)
    {
        Assert.Equal(sentence, await Home.SandboxRefusalAsync(options));
    }

    [Fact]
    public async Task WhenTheWorldIsNotJson_TheSentenceNamesTheLine()
    {
        var world = Path.Combine(_home.Folder, "world.json");
        await File.WriteAllTextAsync(world, "{\n  name: unquoted\n}");

        var said = await Home.SandboxRefusalAsync("--url", AnyPort, "--no-bot", "--world", world);

        Assert.Equal($"The world '{world}' is not JSON; look at line 2.", said);
    }

    [Fact]
    public async Task WhenTheTrafficFileCannotBeWritten_TheSentenceNamesIt()
    {
        var file = Path.Combine(_home.Folder, "missing", "traffic.jsonl");

        var said = await Home.SandboxRefusalAsync("--url", AnyPort, "--no-bot", "--traffic", file);

        Assert.Equal($"The traffic file {file} cannot be written: choose another place for it.", said);
    }

    public void Dispose() => _home.Dispose();
}
