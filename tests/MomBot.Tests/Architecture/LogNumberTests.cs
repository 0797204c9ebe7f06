using System.Text.RegularExpressions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Architecture;

/// <summary>Whoever filters the log by number must not get two kinds of line.</summary>
public partial class LogNumberTests
{
    [Fact]
    public void EveryLineOfTheLogHasANumberOfItsOwn()
    {
        var numbers = Repository.Files("src", "*.cs")
            .SelectMany(file => Number().Matches(Repository.Read(file)).Select(match => match.Groups[1].Value))
            .ToList();

        Assert.True(numbers.Count > 30);
        Assert.Empty(Twice(numbers));
        Assert.Equal(["7"], Twice(["1", "7", "7"])); // the guard fires
    }

    private static IEnumerable<string> Twice(IEnumerable<string> numbers) =>
        numbers.GroupBy(number => number).Where(each => each.Count() > 1).Select(each => each.Key);

    [GeneratedRegex(@"\[LoggerMessage\((\d+),")]
    private static partial Regex Number();
}
