using System.Globalization;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Load;

/// <summary>
/// One thing one person does in one place, written once as the gateway tells it; each sending only fills in the id and
/// the token.
/// </summary>
public sealed class InteractionTemplate
{
    private const string IdHole = "0000000000000001";
    private const string TokenHole = "the-token-goes-here";

    private readonly string _beforeId;
    private readonly string _beforeToken;
    private readonly string _rest;

    public InteractionTemplate(
        DiscordWorld world, InteractionType type, User person, Channel place, JsonObject data, Message? source = null)
    {
        var sample = new Interaction(ulong.Parse(IdHole, CultureInfo.InvariantCulture), TokenHole, type, person, place)
        {
            Data = data,
            Source = source,
        };
        var shape = InteractionShape.Of(sample, world);
        shape["id"] = IdHole;
        var text = shape.ToJsonString();
        var id = text.IndexOf(IdHole, StringComparison.Ordinal);
        var token = text.IndexOf(TokenHole, StringComparison.Ordinal);
        _beforeId = text[..id];
        _beforeToken = text[(id + IdHole.Length)..token];
        _rest = text[(token + TokenHole.Length)..];
        Guild = place.Guild!.Id;
    }

    public ulong Guild { get; }

    public string Fill(string id, string token) => string.Concat([_beforeId, id, _beforeToken, token, _rest]);
}
