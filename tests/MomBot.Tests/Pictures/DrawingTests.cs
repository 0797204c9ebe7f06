using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Data;
using MomBot.Pictures;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Pictures;

/// <summary>What pictures show and say. With MOMBOT_PICTURES=folder they are left there, to be looked at.</summary>
public class DrawingTests
{
    private static readonly Gen<string> Dishes = Gen.OneOf(
        Gen.Elements("", "Lasagne", "Käsespätzle mit Röstzwiebeln", new string('w', 300), "🍮🍮🍮"),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(words => words.Get));

    public static TheoryData<string> Names => [.. SomeDrawings.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void APictureAndItsWordsAreAsApproved(string name)
    {
        var drawing = SomeDrawings.All[name];
        var canvas = drawing.Draw(SomeDrawings.English);
        if (Environment.GetEnvironmentVariable("MOMBOT_PICTURES") is { Length: > 0 } folder)
            File.WriteAllBytes(Path.Combine(folder, $"{name}.png"), canvas.ToPng());

        Snapshots.Matches("Pictures", name, $"{drawing.Describe(SomeDrawings.English)}\n\n{LayoutText.Of(canvas)}");
    }

    [Fact]
    public void WhateverADayHoldsItsWordsStayInsideApartAndDescribed() => Prop.ForAll(Trains().ToArbitrary(), train =>
    {
        var canvas = train.Draw(SomeDrawings.English);
        var words = canvas.Marks.OfType<Mark.Words>().Select(mark => mark.Box).Where(box => box.Width > 0).ToList();
        var paper = new Box(0, 0, Canvas.Width, canvas.Height).Within(8);

        Assert.InRange(train.Describe(SomeDrawings.English).Length, 1, Drawing.LongestDescription);
        Assert.True(canvas.Y + Canvas.Margin <= Canvas.Highest, "The picture is cut off.");
        Assert.All(words, box => Assert.True(paper.Holds(box), $"{box} leaves the picture."));
        for (var i = 0; i < words.Count; i++)
            Assert.DoesNotContain(words.Skip(i + 1), other => other.Touches(words[i]));
    }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true));

    [Fact]
    public void EveryStateHasAShapeAndAWordOfItsOwn()
    {
        var shapes = Enum.GetValues<MealDayState>().Select(state =>
        {
            var marks = new MealTrainCalendar("Meals", [new MealDay(new LocalDate(2026, 7, 6), state)])
                .Draw(SomeDrawings.English).Marks;
            return string.Join(
                ' ', marks.TakeLast(3).Select(mark => (mark as Mark.Words)?.Text ?? mark.GetType().Name));
        }).ToList();

        Assert.Equal(shapes.Count, shapes.Distinct().Count());
    }

    [Fact]
    public void ANumberUnderFiveIsNeverShownNorLeftOver() => Prop.ForAll(
        Gen.Choose(0, 12).ListOf(4).ToArbitrary(),
        counts =>
        {
            var round = new RoundTotals(new LocalDate(2026, 9, 7), counts[0], counts[1], counts[2], counts[3]);
            var shown = new Participation([round]);
            var marks = shown.Draw(SomeDrawings.English).Marks;
            var smallAsOne = new Participation([round with
            {
                Asked = Blurred(round.Asked),
                Answered = Blurred(round.Answered),
                Passed = Blurred(round.Passed),
                Away = Blurred(round.Away),
            }]);

            Assert.Equal(smallAsOne.Draw(SomeDrawings.English).Marks, marks);
            Assert.Equal(smallAsOne.Describe(SomeDrawings.English), shown.Describe(SomeDrawings.English));
        }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    [Fact]
    public void EveryInkReadsOnEveryGround() => Assert.All(
        Ink.Speaking.SelectMany(ink => new[] { ink.ContrastOn(Ink.Ground), ink.ContrastOn(Ink.Panel) }),
        contrast => Assert.InRange(contrast, 7, 21));

    [Fact]
    public void APictureIsSmall() => Assert.All(
        SomeDrawings.All.Values,
        drawing => Assert.InRange(drawing.Draw(SomeDrawings.English).ToPng().Length, 500, 100_000));

    private static int Blurred(int count) => count < 5 ? 0 : count;

    private static Gen<MealTrainCalendar> Trains() =>
        from count in Gen.Choose(0, 90)
        from states in Gen.Elements(Enum.GetValues<MealDayState>()).ListOf(count)
        from dishes in Dishes.ListOf(count)
        from title in Dishes
        from keepOut in Dishes
        select new MealTrainCalendar(
            Text.T($"Meals {title}"),
            [.. states.Zip(dishes, (state, dish) => (state, dish)).Select((day, at) => new MealDay(
                new LocalDate(2026, 1, 30).PlusDays(at), day.state, day.state == MealDayState.Rest ? "" : day.dish))],
            keepOut);
}
