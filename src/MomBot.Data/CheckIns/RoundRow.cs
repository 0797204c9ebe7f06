using System.Text.Json;
using Dapper;
using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>A round as it stands in its table.</summary>
[method: ExplicitConstructor]
internal sealed record RoundRow(
    RoundId Id,
    GuildId Guild,
    RhythmId Rhythm,
    LocalDate Date,
    string Format,
    string Theme,
    string Prompt,
    string? Note,
    string? DeeperTheme,
    string? DeeperPrompt,
    string? DeeperNote,
    string Choice,
    string Status,
    string? Held,
    ChannelId? Channel,
    MessageId? Message,
    ChannelId? AnswersIn,
    long WindowHours,
    Instant? ClosesAt,
    bool MySide,
    long Answers,
    long Passes,
    string? Link,
    string? DeeperLink,
    string? Poll,
    long? Asked,
    long? Away,
    long Version)
{
    public const string Select = """
        select id, guild_id as guild, rhythm_id as rhythm, local_date as date, format, theme, prompt, note,
          deeper_theme, deeper_prompt, deeper_note, choice, status, held, channel_id as channel,
          message_id as message, answers_in, window_hours, closes_at, my_side, answers, passes, link,
          deeper_link, poll, asked, away, version
        from check_in_rounds
        """;

    public Round ToRound() => new(
        Id,
        Guild,
        Date,
        Theme,
        Prompt,
        Note,
        Enum.Parse<ThemeChoice>(Choice),
        Enum.Parse<RoundStatus>(Status),
        Held is null ? null : Enum.Parse<HeldBecause>(Held),
        Channel,
        Message,
        AnswersIn,
        ClosesAt,
        (int)Answers,
        (int)Version)
    {
        Rhythm = Rhythm,
        Format = Enum.Parse<RoundFormat>(Format),
        Deeper = DeeperTheme is null
            ? null
            : new Question(DeeperTheme, DeeperPrompt!, DeeperNote) { Link = DeeperLink },
        MySide = MySide,
        Window = Duration.FromHours(WindowHours),
        Passes = (int)Passes,
        Link = Link,
        Poll = Poll is null ? null : JsonSerializer.Deserialize<RoundPoll>(Poll),
        Asked = (int?)Asked,
        Away = (int?)Away,
    };

    public static object Parameters(Round round) => new
    {
        round.Id,
        round.Guild,
        round.Rhythm,
        round.Date,
        format = round.Format.ToString(),
        round.Theme,
        round.Prompt,
        round.Note,
        deeperTheme = round.Deeper?.Theme,
        deeperPrompt = round.Deeper?.Prompt,
        deeperNote = round.Deeper?.Note,
        choice = round.Choice.ToString(),
        status = round.Status.ToString(),
        held = round.Held?.ToString(),
        round.Channel,
        round.Message,
        round.AnswersIn,
        windowHours = (long)round.Window.TotalHours,
        round.ClosesAt,
        round.MySide,
        round.Link,
        deeperLink = round.Deeper?.Link,
        poll = round.Poll is null ? null : JsonSerializer.Serialize(round.Poll),
        asked = (long?)round.Asked,
        away = (long?)round.Away,
        round.Version,
    };
}
