using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>The whole REST API over the world, in memory: a request in, an answer out.</summary>
public sealed partial class DiscordApi
{
    private const int ReasonMax = 512;

    private readonly DiscordWorld _world;
    private readonly Router _router = new();

    public DiscordApi(DiscordWorld world, Func<string, JsonObject> gatewayBot)
    {
        _world = world;
        new SelfRoutes(world, gatewayBot).Map(_router);
        new GuildRoutes(world).Map(_router);
        new RoleRoutes(world).Map(_router);
        new MemberRoutes(world).Map(_router);
        new ChannelRoutes(world).Map(_router);
        new ChannelEditRoutes(world).Map(_router);
        new ChannelOrderRoutes(world).Map(_router);
        new MessageRoutes(world).Map(_router);
        new PinRoutes(world).Map(_router);
        new ReactionRoutes(world).Map(_router);
        new ThreadRoutes(world).Map(_router);
        new ThreadMemberRoutes(world).Map(_router);
        new CommandRoutes(world).Map(_router);
        new CallbackRoutes(world).Map(_router);
        new WebhookRoutes(world).Map(_router);
        new ScheduledEventRoutes(world).Map(_router);
        new InviteRoutes(world).Map(_router);
        new BanRoutes(world).Map(_router);
        new AuditLogRoutes(world).Map(_router);
        new PollRoutes(world).Map(_router);
        new CommandPermissionRoutes(world).Map(_router);
    }

    public RestAnswer Handle(RestRequest request)
    {
        try
        {
            return _world.Do(() => Answer(request));
        }
        catch (ApiException refusal)
        {
            return new RestAnswer(refusal.Status, refusal.Body.DeepClone());
        }
    }

    [GeneratedRegex(@"^DiscordBot \([^\s,()]+,? [^()]*\)")]
    private static partial Regex IsBotsName();

    private RestAnswer Answer(RestRequest request)
    {
        if (!_router.TryFind(request.Method, request.Path, out var found, out var pathKnown))
            throw pathKnown ? ApiException.MethodNotAllowed() : ApiException.NotFound();
        // Without such a name Discord's doorkeeper turns one away, but not from answering interactions, which
        // well-known libraries do without it. See Discord docs: API Reference, User Agent.
        if (found.NeedsToken && !IsBotsName().IsMatch(request.UserAgent ?? ""))
            throw new ApiException(403, 40333, "internal network error");
        if (found.NeedsToken && request.Authorization != $"Bot {_world.Application.Token}")
            throw ApiException.Unauthorized();
        if (request.BodyProblem is { } problem)
            throw problem;
        if (request.Reason is { Length: > ReasonMax })
            throw ApiException.Invalid("reason", "BASE_TYPE_MAX_LENGTH", $"Must be {ReasonMax} or fewer in length.");
        return found.Answer(new RestCall(_world, request, found.Values));
    }
}
