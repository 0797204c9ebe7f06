using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Agreement;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.Agreement;

/// <summary>What may happen to an agreement: state in, decision out.</summary>
public static class AgreementRules
{
    /// <summary>So many facilitators say yes before a proposal is adopted; an admin decides alone.</summary>
    public const int VotesToAdopt = 2;

    /// <summary>Values to start from. Every community makes them its own.</summary>
    public static readonly ImmutableArray<string> Starter =
    [
        "We answer children's needs as steadily as we can.",
        "Children may say what they feel, and play.",
        "Clear boundaries, without punishing or shaming. Among us too.",
        "There are no bad children. When something breaks between us, we mend it.",
        "Children are not opponents to be controlled.",
        "Children are owed as much respect as we are.",
        "We go on learning.",
        "There are no bad parents. Some are hurt, and some need far more support.",
    ];

    /// <summary>
    /// An admin wrote the values and lines anew; what stayed the same keeps its id. What is no web address does not
    /// stand for the safe-sleep page: the one before stays.
    /// </summary>
    public static Decision<CommunityAgreement> Write(
        CommunityAgreement agreement, string values, string safeSleep, string sponsor)
    {
        ImmutableArray<CommunityValue> written =
        [
            .. Lines(values).Select(words => agreement.Values.FirstOrDefault(value => value.Words == words)
                ?? new CommunityValue(default, words, Proposer: null, [])),
        ];
        return Accept(agreement with
        {
            All = [.. written, .. agreement.Proposals],
            SafeSleep = IsNothingOrLink(safeSleep) ? safeSleep.Trim() : agreement.SafeSleep,
            Sponsor = sponsor.Trim(),
        });
    }

    /// <summary>A member proposed something.</summary>
    public static Decision<CommunityAgreement> Propose(
        CommunityAgreement agreement, string words, MemberId by, Instant now) =>
        agreement.All.Any(value => string.Equals(value.Words, words, StringComparison.OrdinalIgnoreCase))
            ? Decline<CommunityAgreement>("That is on the board already, or proposed.")
            : Accept(
                agreement with { All = [.. agreement.All, new CommunityValue(default, words, by, [])] },
                new AgreementEvent.Proposed(agreement.Guild, by, now));

    /// <summary>A facilitator said what they think. A second word of the same person replaces the first.</summary>
    /// <param name="decides">Whoever runs the server decides alone.</param>
    public static Decision<CommunityAgreement> Vote(
        CommunityAgreement agreement, ValueId proposal, MemberId by, bool yes, bool decides, Instant now)
    {
        if (agreement.Find(proposal) is not { Proposer: { } proposer } value)
            return Decline<CommunityAgreement>("This one has been decided already.");
        var voted = value with { Votes = [.. value.Votes.Where(vote => vote.Member != by), new ValueVote(by, yes)] };
        var (yeses, noes) = (voted.Votes.Count(vote => vote.Yes), voted.Votes.Count(vote => !vote.Yes));
        if (decides ? yes : yeses >= VotesToAdopt && yeses > noes)
        {
            return Accept(
                Replace(agreement, value, new CommunityValue(value.Id, value.Words, Proposer: null, [])),
                new AgreementEvent.Adopted(value.Words, agreement.Guild, proposer, now));
        }

        return decides || (noes >= VotesToAdopt && noes > yeses)
            ? Accept(
                agreement with { All = agreement.All.Remove(value) },
                new AgreementEvent.Declined(value.Words, agreement.Guild, proposer, now))
            : Accept(Replace(agreement, value, voted));
    }

    /// <summary>From now on everybody is asked, once, to accept this version.</summary>
    public static Decision<Community> PutInForce(Community community, MemberId by, Instant now) => Accept(
        community with { Agreement = community.Agreement + 1 },
        new CommunityEvent.AgreementInForce(community.Id, by, now));

    /// <summary>Nobody is asked any more. What was accepted is kept.</summary>
    public static Decision<Community> TakeDown(Community community) => Accept(community with { Agreement = 0 });

    /// <summary>She accepts the version in force.</summary>
    public static Decision<Member> Agree(Member member, int version) =>
        member.Agreed >= version ? Accept(member) : Accept(member with { Agreed = version });

    /// <summary>The lines somebody wrote, each once, without the bullets people put before them.</summary>
    public static IEnumerable<string> Lines(string values) => values
        .Split('\n').Select(line => line.Trim().TrimStart('-', '*', '•').Trim())
        .Where(line => line.Length > 0)
        .Select(line => line.Length <= CommunityValue.MostCharacters ? line : line[..CommunityValue.MostCharacters])
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether this can stand where people look for safe sleep.</summary>
    public static bool IsNothingOrLink(string words) => words.Trim() is var said && (said.Length == 0
        || (Uri.TryCreate(said, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps));

    private static CommunityAgreement Replace(
        CommunityAgreement agreement, CommunityValue before, CommunityValue after) => agreement with
    {
        All =
        [
            .. agreement.Values, .. agreement.Proposals.Select(each => each.Id == before.Id ? after : each),
        ],
    };
}
