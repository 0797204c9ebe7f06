using System.Text.Json;
using MomBot.Data.Events;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Data.Tests.Events;

/// <summary>Words that an event carries come back as they were.</summary>
public class TextInEventsTests
{
    [Fact]
    public void WordsWithPeopleDaysMomentsAndWordsInThemComeBackWhole()
    {
        var text = Join("\n", [
            "**Help** {not a place}",
            T($"{new MemberId(7)} · {new LocalDate(2026, 11, 3)} · asked {Instant.FromUtc(2026, 11, 2, 8, 0):R}"),
            T($"{"Meals":ours} in {new ChannelId(9)} for {new RoleId(5)}: {3L}"),
        ]);

        var json = JsonSerializer.Serialize(text, EventJson.Options);

        Assert.Equal(text, JsonSerializer.Deserialize<Text>(json, EventJson.Options));
        Assert.Contains("""["member",7]""", json);
    }

    [Fact]
    public void WhatNobodyCouldReadBackIsNotWritten() => Assert.Throws<JsonException>(
        () => JsonSerializer.Serialize(T($"{new Uri("https://example.org")}"), EventJson.Options));
}
