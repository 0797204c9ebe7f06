using MomBot.Config;
using Xunit;

namespace MomBot.Tests.Config;

/// <summary>After any slip of the hand the bot either reads the file or names a line; it never falls over.</summary>
public sealed class ConfigSlipTests : IDisposable
{
    private const string Slips = ":{}[]\"'-#\t&*!|>%@,? \n0~";

    private readonly EditedConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void InStages() => Slip("stages.yaml", file => StageReader.Read(file));

    [Fact]
    public void InHelpCategories() => Slip("help-categories.yaml", file => HelpCategoryReader.Read(file));

    [Fact]
    public void InHotlines() => Slip("hotlines.yaml", file => HotlineReader.Read(file));

    [Fact]
    public void InPolls() => Slip("polls.yaml", file => PollReader.Read(file));

    [Fact]
    public void InPrompts()
    {
        var stages = ShippedConfig.Load().Stages;
        var whole = File.ReadAllText(Path.Combine(_config.Folder, "prompts/roots.yaml"));
        _config.Write("prompts/roots.yaml", whole[whole.IndexOf("\nthemes:", StringComparison.Ordinal)..][..2000]);

        Slip("prompts/roots.yaml", file => PromptReader.Read([file], stages, new UniqueKeys()));
    }

    private void Slip(string name, Action<ConfigFile> read)
    {
        var shipped = File.ReadAllText(Path.Combine(_config.Folder, name));
        var hand = new Random(20260831);
        for (var i = 0; i < 100; i++)
        {
            var text = SlipOnce(shipped, hand);
            _config.Write(name, text);
            try
            {
                read(ConfigFile.Open(_config.Folder, name));
            }
            catch (ConfigException told)
            {
                Assert.Matches($@"\Aconfig/{name}(, line \d+: | is empty)[^\n]+\z", told.Message);
            }
            catch (Exception fell)
            {
                Assert.Fail($"{fell}\n{text}");
            }
        }
    }

    private static string SlipOnce(string text, Random hand)
    {
        var at = hand.Next(text.Length);
        var lines = text.Split('\n');
        var line = hand.Next(lines.Length);
        return hand.Next(5) switch
        {
            0 => text[..at],
            1 => text.Remove(at, 1),
            2 => text.Insert(at, $"{Slips[hand.Next(Slips.Length)]}"),
            3 => string.Join('\n', lines.Where((_, i) => i != line)),
            _ => string.Join('\n', lines[..line].Append(lines[line]).Concat(lines[line..])),
        };
    }
}
