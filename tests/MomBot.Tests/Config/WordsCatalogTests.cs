using MomBot.Config;
using MomBot.Dispatch;
using NodaTime;
using static MomBot.Data.Text;
using Xunit;

namespace MomBot.Tests.Config;

/// <summary>Another language, or a community's own English, in place of the English in the code.</summary>
public sealed class WordsCatalogTests : IDisposable
{
    private readonly EditedConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void ALineChangesWhatIsSaid_InItsLanguageOnly()
    {
        var words = Load("es", "\"{0} can help: {1}\": \"Con {1} puede ayudar {0}\"");

        Assert.Equal("Con {1} puede ayudar {0}", words.Find("es", "{0} can help: {1}"));
        Assert.Null(words.Find("fr", "{0} can help: {1}"));
        Assert.Null(words.Find("es", "Something else"));
    }

    [Fact]
    public void ARegionFallsBackToItsLanguage_AndItsOwnFileComesFirst()
    {
        _config.Write("words/es.yaml", "Yes: Sí\nNo: No\n").Write("words/es-419.yaml", "Yes: Claro\n");
        var words = ConfigFolder.Load(_config.Folder).Words;

        Assert.Equal("Claro", words.Find("es-419", "Yes"));
        Assert.Equal("Sí", words.Find("es-ES", "Yes"));
        Assert.Equal("No", words.Find("es-419", "No"));
    }

    [Fact]
    public void ADateIsSaidAsItsLanguageSaysIt()
    {
        var texts = new TextRenderer(ShippedConfig.Load().Words.Find);
        var said = T($"{new LocalDate(2027, 5, 7)}, {IsoDayOfWeek.Sunday}");

        Assert.Equal("Friday 7 May, Sunday", texts.Plain(said, "en-GB"));
        Assert.Equal("viernes 7 de mayo, domingo", texts.Plain(said, "es-419"));
    }

    [Fact]
    public void DoubledBracketsAndFormatsAreNoObstacle() => Assert.Equal(
        "{{{who}}} am {when,10:d}",
        Load("de", "\"{who} on {when:D} {{sic}}\": \"{{{who}}} am {when,10:d}\"")
            .Find("de", "{who} on {when:D} {{sic}}"));

    [Fact]
    public void WithoutAWordsFolderEverythingIsSaidAsWritten()
    {
        Directory.Delete(Path.Combine(_config.Folder, "words"), recursive: true);

        Assert.Null(ConfigFolder.Load(_config.Folder).Words.Find("en", "Yes"));
    }

    [Theory]
    [InlineData("\"{who} helps\": \"{wer} hilft\"", "the English has {who} and this has not. Put it in.")]
    [InlineData("\"They help\": \"{who} hilft\"", "this has {who} and the English has not. Take it out.")]
    [InlineData("\"{who} helps\": \"{who hilft\"",
        "a curly bracket stands alone. A placeholder begins with { and ends with }.")]
    [InlineData("\"who} helps\": \"hilft\"", "a curly bracket stands alone on the left. Copy the English again.")]
    [InlineData("\"They help\": \"\"", "there are no words here. Write what the bot should say, in quotes.")]
    [InlineData("\"They help\": [hilft]", "there are no words here. Write what the bot should say, in quotes.")]
    [InlineData("- hilft", "a line is expected here such as: \"what the bot says\": \"what it should say\"")]
    [InlineData("Yes: Ja", "\"Yes\" is written twice here. Keep one of them.", 2)]
    public void ALineThatBreaksARule(string line, string complaint, int times = 1) => Assert.Equal(
        $"config/words/de.yaml, line {times}: {complaint}",
        _config.Write("words/de.yaml", string.Join('\n', Enumerable.Repeat(line, times))).Complaint());

    [Fact]
    public void ALanguageMayBeAFolderOfFiles_AndTheFileOfItsNameStandsAboveThem()
    {
        Directory.CreateDirectory(Path.Combine(_config.Folder, "words", "de"));
        _config.Write("words/de/a.yaml", "Yes: Ja\nNo: Nein\n").Write("words/de.yaml", "No: Nee\n");
        var words = ConfigFolder.Load(_config.Folder).Words;

        Assert.Equal(("Ja", "Nee"), (words.Find("de", "Yes"), words.Find("de", "No")));
        Assert.Equal(
            "config/words/de/b.yaml, line 2: this is in config/words/de/a.yaml too. Keep one of them.",
            _config.Write("words/de/b.yaml", "Perhaps: Vielleicht\nYes: Jo\n").Complaint());
    }

    [Fact]
    public void AFileThatIsNotNamedByALanguage() => Assert.Equal(
        "config/words/german.yaml is not named by a language, such as de or pt-BR.",
        _config.Write("words/german.yaml", "Yes: Ja").Complaint());

    private WordsCatalog Load(string language, string line) =>
        ConfigFolder.Load(_config.Write($"words/{language}.yaml", line).Folder).Words;
}
