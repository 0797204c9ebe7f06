using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Calendars;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Calendars;

/// <summary>
/// Promises in a calendar file. With MOMBOT_CALENDARS=folder the file of all of them is left there, for a reader that
/// no one here wrote (<c>.ci/read-calendar.py</c>).
/// </summary>
public class CalendarFileTests
{
    private static readonly Instant Written = Some.Now;

    /// <summary>What the stranger is told to expect stands in its script.</summary>
    private static readonly CalendarEntry[] Promises =
    [
        new(
            "seat-5001-1@mombot",
            "A meal: lasagne, salad; \"no nuts\"",
            "The day before is fine too.\nBack\\slash, ünïcödé 🍮 "
                + "and a line that is so long that it has to be folded at least twice.",
            new CalendarTime.Between(Instant.FromUtc(2026, 7, 6, 15, 0), Instant.FromUtc(2026, 7, 6, 16, 30)))
        {
            RemindBefore = Duration.FromHours(2),
        },
        new(
            "seat-5002-1@mombot",
            "Pick up a parcel",
            "",
            new CalendarTime.Days(new(2026, 12, 31), new(2026, 12, 31)),
            Revision: 3),
        new("seat-5003-2@mombot", "A hand in the garden", "", new CalendarTime.Days(new(2026, 3, 28), new(2026, 3, 30)))
        {
            RemindBefore = Duration.FromHours(15),
            IsCancelled = true,
        },
    ];

    [Fact]
    public void TheFileIsAsApproved()
    {
        var file = CalendarFile.Write(Promises, Written);
        if (Environment.GetEnvironmentVariable("MOMBOT_CALENDARS") is { Length: > 0 } folder)
            File.WriteAllBytes(Path.Combine(folder, "promises.ics"), file);

        Snapshots.Matches("Calendars", "promises", Encoding.UTF8.GetString(file));
    }

    [Fact]
    public void NothingPromisedIsStillACalendar() =>
        Assert.EndsWith(
            "METHOD:PUBLISH\r\nEND:VCALENDAR\r\n", Encoding.UTF8.GetString(CalendarFile.Write([], Written)));

    [Fact]
    public void WhatIsFoldedUnfolds() => ForAnyWords(words =>
    {
        var line = $"SUMMARY:{ContentLine.Escape(words)}";
        var folded = ContentLine.Fold(line);

        Assert.Equal(line, ContentLine.Unfold(folded));
        Assert.All(folded.Split("\r\n"), each => Assert.InRange(Encoding.UTF8.GetByteCount(each), 0, 75));
    });

    [Fact]
    public void NoWordsCanEndALineOrBeginAnother() => ForAnyWords(words =>
    {
        var entry = Promises[0] with { Summary = words, Description = words };
        var lines = ContentLine.Unfold(Encoding.UTF8.GetString(CalendarFile.Write([entry], Written))).Split("\r\n");

        Assert.Equal(words.Length == 0 ? 22 : 23, lines.Length - 1);
        Assert.DoesNotContain(lines, line => line.Any(char.IsControl));
        var value = Assert.Single(lines, line => line.StartsWith("SUMMARY:", StringComparison.Ordinal))[8..];
        Assert.Equal(Said(words), Unescaped(value));
    });

    private static void ForAnyWords(Action<string> holds)
    {
        var awkward = Gen.Elements(
            "\r", "\n", "\r\n", ";", ",", "\\", "\\n", ":", "\t", "\0", "🍮", "é", "END:VEVENT", " ");
        var words = Gen.OneOf(
            awkward.ListOf().Select(string.Concat),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(any => any.Get));
        Prop.ForAll(words.ToArbitrary(), holds).Check(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true));
    }

    /// <summary>The words without what cannot be said: control characters, halves of characters.</summary>
    private static string Said(string words) => string.Concat(words.ReplaceLineEndings("\n").EnumerateRunes()
        .Where(rune => rune.Value == '\n' || !Rune.IsControl(rune)).Select(rune => rune.ToString()));

    private static string Unescaped(string value)
    {
        var words = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
            words.Append(value[i] != '\\' ? value[i] : value[++i] == 'n' ? '\n' : value[i]);
        return words.ToString();
    }
}
