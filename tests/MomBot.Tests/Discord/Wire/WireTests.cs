using System.Text;
using System.Text.Json;
using MomBot.Discord.Gateway;
using MomBot.Discord.Wire;
using Xunit;

namespace MomBot.Tests.Discord.Wire;

public class WireTests
{
    [Fact]
    public void WhenAGuildArrives_OnlyWeAreReadOfItsMembers()
    {
        var happened = Dispatched("GUILD_CREATE", Samples.Read("guild_create"));
        var guild = Assert.IsType<GatewayEvent.GuildCreated>(happened).Guild;

        Assert.Equal(("Village", new Snowflake(9), "en-GB"), (guild.Name, guild.OwnerId, guild.PreferredLocale));
        Assert.Equal((new Snowflake(42), "Mom"), (guild.Me!.User!.Id, guild.Me.DisplayName));
        Assert.Equal(Permissions.PinMessages, guild.Roles[0].Permissions);
        Assert.Equal((ChannelType)99, guild.Channels![1].Type);
        Assert.Equal(Permissions.SendMessages, guild.Channels[0].PermissionOverwrites![0].Deny);
    }

    [Fact]
    public void WhenAMessageIsReadAndWritten_NothingWeKnowIsLost()
    {
        var first = Read<Message>("message");
        var written = JsonSerializer.Serialize(first, WireJson.Default.Message);
        var again = JsonSerializer.Deserialize(written, WireJson.Default.Message)!;
        var container = Assert.Single(again.Components);

        Assert.Equal(
            (ComponentType.Container, 123456, 16744576), (container.Type, container.Id, container.AccentColor));
        Assert.Equal((ComponentType)77, container.Components![3].Type);
        Assert.Equal("help.claim:1", container.Components[4].Components![0].CustomId);
    }

    [Fact]
    public void WhenACommandIsUsed_ItsOptionsKeepTheirKinds()
    {
        var interaction = Read<Interaction>("interaction_command");
        var options = interaction.Data!.Options![0].Options![0].Options!;

        Assert.Equal(
            [Scalar.Of(3), Scalar.Of("sleep"), Scalar.Of(true), Scalar.Of(0.5), Scalar.Of("9")],
            options.Select(option => option.Value!.Value));
        Assert.Equal("Maya B", interaction.Member!.DisplayName);
    }

    [Fact]
    public void WhenAFormIsSubmitted_EachKindOfPartIsRead()
    {
        var parts = Read<Interaction>("interaction_modal").Data!.Components!.Select(label => label.Child!).ToArray();

        Assert.Equal("a pram", parts[0].Value!.Value.Text);
        Assert.Equal(["today"], parts[1].Values!);
        Assert.Equal("near", parts[2].Value!.Value.Text);
        Assert.Equal(["mon", "tue"], parts[3].Values!);
        Assert.True(parts[4].Value!.Value.IsTrue);
    }

    [Fact]
    public void WhenAFormIsOpened_ItIsWrittenAsDiscordWantsIt()
    {
        var modal = InteractionResponse.Modal("help.ask", "Ask for a hand",
        [
            Parts.Label(
                "What would help?", null, Parts.TextInput(TextInputStyle.Short, "what") with { MaxLength = 200 }),
            Parts.Label("Sure?", null, Parts.Checkbox("sure", ticked: true)),
        ]);

        Assert.Equal(
            """
            {"type":9,"data":{"components":[{"type":18,"label":"What would help?","component":{"type":4,
            "custom_id":"what","style":1,"max_length":200}},{"type":18,"label":"Sure?","component":{"type":23,
            "custom_id":"sure","default":true}}],"custom_id":"help.ask","title":"Ask for a hand"}}
            """.Replace("\n", "", StringComparison.Ordinal),
            JsonSerializer.Serialize(modal, WireJson.Default.InteractionResponse));
    }

    [Fact]
    public void WhenMentionsAreForgotten_NobodyIsPinged()
    {
        Assert.Contains("\"parse\":[]", JsonSerializer.Serialize(
            new MessageCreate { Content = "@everyone", AllowedMentions = null! }, WireJson.Default.MessageCreate));
        Assert.Contains("\"parse\":[]", JsonSerializer.Serialize(
            InteractionResponse.Update(new MessageEdit { Content = "@everyone" }),
            WireJson.Default.InteractionResponse));
    }

    [Fact]
    public void WhenASnowflakeIsMadeFromATime_ItGivesThatTimeBack()
    {
        var time = new DateTimeOffset(2026, 12, 7, 9, 0, 0, 123, TimeSpan.Zero);

        Assert.Equal(time, Snowflake.FromTime(time).Timestamp);
        Assert.Equal(new Snowflake(175928847299117063), Snowflake.Parse("175928847299117063"));
        Assert.Equal(
            new DateTimeOffset(2016, 4, 30, 11, 18, 25, 796, TimeSpan.Zero),
            new Snowflake(175928847299117063).Timestamp);
    }

    [Fact]
    public void WhateverPeopleWrite_IsNotRead() => Assert.Null(Dispatched(
        "MESSAGE_CREATE",
        """{"id":"1","channel_id":"2","nonce":"n","content":"private","author":{"id":"42"}}"""));

    private static T Read<T>(string sample) =>
        (T)JsonSerializer.Deserialize(Samples.Read(sample), typeof(T), WireJson.Default)!;

    private static GatewayEvent? Dispatched(string name, string payload)
    {
        var script = Gateway.Script.Running().Feed(
            new SessionInput.FrameArrived(Encoding.UTF8.GetBytes(Gateway.Frames.Dispatch(2, name, payload))));
        return script.Last.OfType<SessionOutput.Dispatch>().SingleOrDefault()?.Event;
    }
}
