using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Config;

namespace MomBot.Tests.Config;

public class StageListTests
{
    private static readonly ImmutableArray<StageEntry> Stages = ShippedConfig.Load().Stages;

    private static readonly ImmutableArray<string> Keys =
        [.. Stages.Select(stage => stage.Key), "toddler-2", "toddler-3", "infant-2", "expecting-2", "nobody"];

    /// <summary>Also what no panel would ever save: circles, months far away, pieces of nothing.</summary>
    [Fact]
    public void WhateverACommunitySays_EveryMonthHasOneStage_AndEveryStageAHome()
    {
        var key = Gen.Elements(Keys.ToArray());
        var shape = from merged in Gen.OneOf(Gen.Constant((string?)null), key.Select(each => (string?)each))
                    from of in Gen.OneOf(Gen.Constant((string?)null), key.Select(each => (string?)each))
                    from month in Gen.Choose(0, 240)
                    from closed in Gen.Elements(new bool?[] { null, true, false })
                    select new StageShape
                    {
                        Into = merged,
                        Of = of,
                        From = of is null || month > 220 ? null : month,
                        Private = closed,
                    };
        var lines = Gen.Zip(key, shape).ListOf().Select(all => all.DistinctBy(line => line.Item1).ToList());
        var order = key.ListOf().Select(all => string.Join(',', all));

        Prop.ForAll(Gen.Zip(lines, order).ToArbitrary(), said =>
        {
            var list = StageList.Of(
                Stages,
                said.Item1.Where(line => line.Item2.Write() is not null)
                    .Select(line => (line.Item1, line.Item2.Write()!)),
                said.Item2);
            return Enumerable.Range(0, 400).All(month => list.At(month) is not null)
                && Stages.All(stage => list.Find(list.HomeOf(stage.Key)) is not null)
                && list.Shown.Select(stage => stage.Key).Distinct().Count() == list.Shown.Length
                && Contiguous(list)
                && NothingPrivateBecomesSeen(list, said.Item1);
        }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData("name=Little ones; about=One to three; role=Oak; private=yes; into=newborn; of=toddler; from=24")]
    [InlineData("name=a = b")]
    public void ALineReadsAsItWasWritten(string line) => Assert.Equal(line, StageShape.Read(line)?.Write());

    [Theory]
    [InlineData("name")]
    [InlineData("colour=red")]
    [InlineData("private=perhaps")]
    [InlineData("from=soon")]
    [InlineData("name=")]
    public void WhatIsNoSuchLineIsNotRead(string line) => Assert.Null(StageShape.Read(line));

    [Fact]
    public void SplitMonthsGoToTheSecond_AndMergedOnesToTheStageTheyWereMergedInto()
    {
        var list = StageList.Of(
            Stages,
            [("toddler", "name=One"), ("toddler-2", "name=Two; of=toddler; from=24"), ("newborn", "into=infant")]);

        Assert.Equal("infant", list.At(1)?.Key);
        Assert.Equal((0, 12), (list.Find("infant")!.FromMonth, list.Find("infant")!.ToMonth));
        Assert.Equal(("toddler", "One"), (list.At(23)!.Key, list.At(23)!.Name));
        Assert.Equal(("toddler-2", "Two"), (list.At(24)!.Key, list.At(24)!.Name));
        Assert.Null(list.Find("newborn"));
        Assert.Equal("toddler", StageList.Of(Stages, []).HomeOf("toddler-2"));
    }

    [Fact]
    public void TheOrderIsTheCommunitys_AndWhatItDoesNotNameStaysBehindWhatItFollows()
    {
        var list = StageList.Of(Stages, [("toddler-2", "name=Two; of=toddler; from=24")], "teen,toddler,school");

        var keys = list.Shown.Select(stage => stage.Key).ToList();
        Assert.Equal("toddler-2", keys[keys.IndexOf("toddler") + 1]);
        Assert.True(keys.IndexOf("teen") < keys.IndexOf("toddler"));
        Assert.True(keys.IndexOf("toddler") < keys.IndexOf("school"));
        Assert.Equal(Stages.Length + 1, keys.Count);
    }

    private static bool Contiguous(StageList list)
    {
        var months = list.Shown.Where(stage => stage.FromMonth is not null).OrderBy(stage => stage.FromMonth).ToList();
        return months[0].FromMonth == 0 && months[^1].ToMonth is null
            && months.Zip(months.Skip(1)).All(pair => pair.First.ToMonth == pair.Second.FromMonth);
    }

    private static bool NothingPrivateBecomesSeen(StageList list, IReadOnlyList<(string, StageShape)> said) =>
        Stages.All(stage => list.HomeOf(stage.Key) == stage.Key || list.Find(list.HomeOf(stage.Key))!.Private
            || !(said.FirstOrDefault(line => line.Item1 == stage.Key).Item2?.Private ?? stage.Private));
}
