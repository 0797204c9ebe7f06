using System.Text.Json;
using MomBot.Data;
using MomBot.Discord;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Interactions;
using MomBot.Pictures;
using MomBot.Tests.Discord;
using MomBot.Tests.Support;

namespace MomBot.Tests.Dispatch;

/// <summary>A card becomes what Discord takes, or says at once why it would not be taken.</summary>
public class CardRendererTests
{
    private static readonly ActionRouter Router = new(
        [new Feature("t", "For tests").On<Nth>((_, _, _) => Task.FromResult(Response.None))]);

    private const int TenMiB = DiscordLimits.AttachmentBytes, Fitting = DiscordLimits.FileBytes;

    private static readonly CardRenderer Cards = new(new TextRenderer((_, _) => null), Router);

    public static TheoryData<string, Card> TooMuch => new()
    {
        { "41 parts; Discord takes 40", new Card("x", Dividers(39)) },
        { "4001 characters; Discord takes 4000", new Card(new string('x', 4001)) },
        { "6 buttons; Discord takes 5", new Card("x", Buttons(6)) },
        { "a row without buttons", new Card("x", Buttons(0)) },
        { "81 characters in a label", new Card("x", new CardPart.Buttons(new Button(Long(81), new Nth(1)))) },
        { "26 options; Discord takes 25", new Card("x", Select(26)) },
        { "has no options", new Card("x", Select(0)) },
        { "101 characters in a value", new Card("x", new CardPart.Select(new Nth(1), "?", [new(Long(101), "x")])) },
        { "11 files; Discord takes 10: draw it smaller, or hang the rest on", new Card("x", Files(11, 1)) },
        { $"{TenMiB + 1} bytes in 0.bin; Discord takes {TenMiB}", new Card("x", Files(1, TenMiB + 1)) },
        {
            $"{Fitting + 1} bytes in all its files; Discord takes {Fitting}",
            new Card("x", [.. Files(2, TenMiB), File("2.bin", Fitting - (2 * TenMiB) + 1)])
        },
        { "offers t.nth:1 twice", new Card("x", Buttons(1), Buttons(1)) },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public void WhatDiscordWouldRefuseIsFoundBefore(string words, Card card) =>
        Assert.Contains(words, Assert.Throws<InvalidOperationException>(() => Cards.Draw(card, "en")).Message);

    [Fact]
    public void AFullCardFits() =>
        Cards.Draw(new Card(Long(4000), Dividers(38)), "en");

    /// <summary>With every word a card may have, it still is within what Discord takes in one request.</summary>
    [Fact]
    public async Task FilesThatJustFitAreSentInARequestThatJustFits()
    {
        var card = Cards.Draw(
            new Card(
                new string('é', 4000),
                [.. Dividers(30), .. Files(2, TenMiB), File("2.bin", Fitting - (2 * TenMiB))]), "en");
        using var wire = new ScriptedWire();
        wire.Answer(200, """{"id":"1"}""");
        await wire.Rest.CreateMessageAsync(new Snowflake(7), card.Marked(7).ToMessage(nonce: "n"), default);

        var sent = wire.Requests[0].Request.Content!.Headers.ContentLength!.Value;
        Assert.InRange(sent, Fitting, DiscordLimits.RequestBytes);
    }

    [Fact]
    public void NobodyIsPingedUnlessTheCardNamesThem()
    {
        var quiet = Cards.Draw(T($"{Some.Maya} and @everyone"), "en").ToMessage();
        var named = new Card("Hello.") { Pings = [Some.Maya], RolePings = [Some.Facilitators] };
        var loud = Cards.Draw(named, "en").ToMessage();

        Assert.Equal("""{"parse":[]}""", Json(quiet.AllowedMentions!));
        Assert.Equal("""{"parse":[],"users":["1001"],"roles":["601"]}""", Json(loud.AllowedMentions!));
    }

    [Fact]
    public void ASilentCardMakesNoSoundAndAMarkedOneIsKnownAgain()
    {
        var message = Cards.Draw(new Card("Hello.") { Silent = true }, "en").Marked(77).ToMessage(nonce: "n");

        Assert.Equal(MessageFlags.IsComponentsV2 | MessageFlags.SuppressNotifications, message.Flags);
        Assert.Equal(77, message.Components![0].Id);
        Assert.True(message.EnforceNonce);
    }

    [Fact]
    public void LongHintsAreShortenedWithoutCuttingACharacterInTwo()
    {
        Text hint = string.Concat(Enumerable.Repeat("👩", 60));

        var option = Cards.Options([new Choice("a", "A", hint)], 25, "en")[0];

        Assert.InRange(option.Description!.Length, 90, 100);
        Assert.DoesNotContain(option.Description.EnumerateRunes(), rune => rune.Value == 0xFFFD);
        Assert.EndsWith("👩…", option.Description);
    }

    [Fact]
    public void ADrawnCardSurvivesTheOutbox()
    {
        var file = new CardPart.File("a.txt", new byte[] { 1, 2 });
        var card = Cards.Draw(new Card("Hello.", Buttons(2), file) { Pings = [Some.Maya] }, "en");

        var back = Job.FromJson(new Job { Card = card }.ToJson()).Card!;

        Assert.Equal(Json(card.ToMessage()), Json(back.ToMessage()));
        Assert.Equal(card.Files[0].Bytes, back.Files[0].Bytes);
    }

    [Fact]
    public void APictureIsDrawnAndDescribedInTheLanguageOfItsCard()
    {
        var spanish = new CardRenderer(
            new TextRenderer((language, english) => (language, english) == ("es", "Meals") ? "Comidas" : null), Router);

        var card = spanish.Draw(
            new Card("Hola.", new CardPart.Picture("meals.png", new MealTrainCalendar("Meals", []))), "es");

        var file = Assert.Single(card.Files);
        Assert.Equal(("meals.png", "image/png"), (file.Name, file.ContentType));
        Assert.StartsWith("Comidas. ", file.Description);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], file.Bytes[..4]);
        Assert.Contains("attachment://meals.png", Json(card.ToMessage()));
        Assert.Contains(file.Description!, Json(card.ToMessage()));
    }

    private static IEnumerable<CardPart> Files(int count, int bytes) =>
        Enumerable.Range(0, count).Select(each => File($"{each}.bin", bytes));

    private static CardPart File(string name, int bytes) => new CardPart.File(name, new byte[bytes]);

    private static Text T(Words words) => Text.T(words);

    private static CardPart Buttons(int count) =>
        new CardPart.Buttons([.. Enumerable.Range(1, count).Select(each => new Button("Press", new Nth(each)))]);

    private static CardPart Select(int count) => new CardPart.Select(
        new Nth(1), "?", [.. Enumerable.Range(0, count).Select(each => new Choice($"v{each}", "A choice"))]);

    private static string Json(AllowedMentions mentions) =>
        JsonSerializer.Serialize(mentions, WireJson.Default.AllowedMentions);

    private static IEnumerable<CardPart> Dividers(int count) =>
        Enumerable.Range(0, count).Select(_ => new CardPart.Divider());

    private static string Long(int length) => new('x', length);

    private static string Json(MessageCreate message) =>
        JsonSerializer.Serialize(message, WireJson.Default.MessageCreate);

    [Route("t.nth")]
    public sealed record Nth(int Which) : BotAction;
}
