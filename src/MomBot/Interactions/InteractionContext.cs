using System.Collections.Immutable;
using MomBot.Data;
using NodaTime;
using CommunitySettings = MomBot.Data.Communities.Community;
using MemberSettings = MomBot.Data.Members.Member;

namespace MomBot.Interactions;

/// <summary>Who is speaking, where, in which zone and language.</summary>
/// <param name="Cause">Written with the first change, so that a replay changes nothing.</param>
/// <param name="Guild">None in a direct message.</param>
/// <param name="Message">The message whose button was pressed.</param>
/// <param name="Target">The message or person a context menu was opened on.</param>
/// <param name="Permissions">What she may do in this channel, as of this very interaction.</param>
/// <param name="AnswerToken">Lets a private answer be redrawn for 15 minutes; a secret, never logged.</param>
public sealed record InteractionContext(
    Cause Cause,
    GuildId? Guild,
    ChannelId Channel,
    MemberId Member,
    string DisplayName,
    MessageId? Message,
    long? Target,
    GuildPermissions Permissions,
    ImmutableArray<RoleId> Roles,
    DateTimeZone Zone,
    string Language,
    GuildView? View,
    string AnswerToken)
{
    /// <summary>The community, for routes that only exist in one.</summary>
    public GuildId Community => Guild ?? throw new InvalidOperationException("This route needs a community.");

    /// <summary>How the community is set up; fresh while that cannot be read, and in a direct message.</summary>
    public CommunitySettings Settings { get; init; } = CommunitySettings.Fresh(Guild ?? default);

    /// <summary>The paragraphs of our own message that was pressed, in their order.</summary>
    public ImmutableArray<ShownWords> Shown { get; init; } = [];

    /// <summary>What she chose about how the bot treats her; fresh while that cannot be read.</summary>
    public MemberSettings Mine { get; init; } = MemberSettings.Fresh(Guild ?? default, Member);

    /// <summary>Whether Discord's own questions for newcomers still come first.</summary>
    public bool IsArriving { get; init; }

    /// <summary>Whether she runs the place: Manage Server or Administrator.</summary>
    public bool IsAdmin =>
        (Permissions & (GuildPermissions.Administrator | GuildPermissions.ManageServer)) != 0;

    /// <summary>Whether she facilitates here, as of this very interaction.</summary>
    public bool IsFacilitator => Is(CommandFor.Facilitators);

    /// <summary>Whether she may do what is meant for these people, as of this very interaction.</summary>
    public bool Is(CommandFor audience) => audience switch
    {
        CommandFor.Everyone => true,
        CommandFor.Facilitators => IsAdmin || Has("facilitators"),
        CommandFor.Moderators => IsAdmin || Has("moderators")
            || Permissions.HasFlag(GuildPermissions.ModerateMembers),
        CommandFor.Admins => IsAdmin,
    };

    private bool Has(string role) =>
        Settings.Find("role", role) is { } place && Roles.Contains(new RoleId(place.DiscordId));
}

/// <summary>A paragraph of a message of ours, as Discord holds it.</summary>
/// <param name="Markdown">To be shown again as it is.</param>
/// <param name="Plain">As it was written: what was made harmless reads as before.</param>
public sealed record ShownWords(string Markdown, string Plain);

/// <summary>The clock speaking: an action that has come due.</summary>
/// <param name="Due">When it was meant.</param>
/// <param name="Now">When it is; later than due after an outage.</param>
/// <param name="Occurrence">The local date it stands for, when it is one of a schedule.</param>
public sealed record DueContext(
    Cause Cause, GuildId Guild, Instant Due, Instant Now, LocalDate? Occurrence, GuildView? View);
