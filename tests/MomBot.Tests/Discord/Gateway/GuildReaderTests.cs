using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Discord.Gateway;
using MomBot.Discord.Wire;
using Xunit;

namespace MomBot.Tests.Discord.Gateway;

/// <summary>A new guild is read by hand, for speed: what is read must be what the serializer reads.</summary>
public class GuildReaderTests
{
    private static readonly JsonNode Sample = JsonNode.Parse(Samples.Read("guild_create"))!;

    [Fact]
    public void InWhateverOrderItIsWritten_AGuildReadsAsTheSerializerReadsIt() =>
        Prop.ForAll(
            ArbMap.Default.GeneratorFor<int>().ToArbitrary(),
            seed => Same(Shuffled(Sample, new Random(seed)).ToJsonString()))
            .Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("""{"id":"5","name":null,"member_count":null,"joined_at":null,"roles":null,"channels":null}""")]
    [InlineData("""{"id":5,"roles":[],"channels":[],"members":[],"threads":[{"id":"1","type":11}]}""")]
    [InlineData("""{"id":"5","name":"The Caf\u00e9","roles":[{"id":"1","permissions":8,"tags":{"bot_id":"3"}}]}""")]
    public void WhatIsMissingOrEmpty_HurtsNobody(string guild) =>
        Assert.Equal(new Snowflake(5), Read(guild).Id);

    [Theory]
    [InlineData("""{"name":"without an id"}""")]
    [InlineData("""{"id":"five"}""")]
    [InlineData("""{"id":"5","roles":[[]]}""")]
    [InlineData("""{"id":"5","channels":"none"}""")]
    [InlineData("""[]""")]
    public void WhatIsNoGuild_IsRefused(string guild) =>
        Assert.ThrowsAny<Exception>(() => Read(guild));

    [Fact]
    public void WhatFollowsTheGuildInItsFrame_IsNotPartOfIt()
    {
        var frame = Encoding.UTF8.GetBytes(Frames.Dispatch(7, "GUILD_CREATE", Sample.ToJsonString()));

        Assert.True(Frame.TryRead(frame, out var read, out var problem), problem);
        var happened = EventReader.Read(read, new Snowflake(42), out problem);

        Assert.Equal("Village", Assert.IsType<GatewayEvent.GuildCreated>(happened).Guild.Name);
        Assert.Equal(7, read.Sequence);
    }

    private static Guild Read(string guild) => GuildReader.Read(Encoding.UTF8.GetBytes(guild), new Snowflake(42));

    private static bool Same(string guild)
    {
        var (mine, theirs) = (Read(guild), JsonSerializer.Deserialize(guild, WireJson.Default.Guild)!);
        Assert.Equal(
            (theirs.Id, theirs.Name, theirs.OwnerId, theirs.PreferredLocale, theirs.MemberCount, theirs.JoinedAt),
            (mine.Id, mine.Name, mine.OwnerId, mine.PreferredLocale, mine.MemberCount, mine.JoinedAt));
        Assert.Equal(theirs.Roles.Select(Kept), mine.Roles.Select(Kept));
        Assert.Equal(theirs.Channels!.Select(Kept), mine.Channels!.Select(Kept));
        Assert.Equal(
            theirs.Channels!.SelectMany(channel => channel.PermissionOverwrites ?? []),
            mine.Channels!.SelectMany(channel => channel.PermissionOverwrites ?? []));
        Assert.Equal(new Snowflake(42), mine.Me!.User!.Id);
        return true;
    }

    private static object Kept(Role role) =>
        (role.Id, role.Name, role.Position, role.Permissions, role.Managed, role.Mentionable);

    private static object Kept(Channel channel) => (channel.Id, channel.Type, channel.Name, channel.Position);

    private static JsonNode Shuffled(JsonNode node, Random random) => node switch
    {
        JsonObject written => new JsonObject(written.ToArray().OrderBy(_ => random.Next()).Select(each =>
            KeyValuePair.Create(each.Key, each.Value is null ? null : Shuffled(each.Value, random)))),
        JsonArray list => new JsonArray([.. list.Select(each => each is null ? null : Shuffled(each, random))]),
        var value => value.DeepClone(),
    };
}
