using System.Text;

namespace MomBot.Sandbox.Strictness;

/// <summary>
/// What Discord takes out of words before it keeps them: "invalid unicode characters or characters which cause
/// unexpected message formatting". It does not list them; control characters and marks that override the direction of
/// writing are ours. See Discord docs: Messages Resource.
/// </summary>
public static class Stripped
{
    public static string? Of(string? text)
    {
        if (text is null || text.All(Stays)) return text?.Trim();
        var kept = new StringBuilder(text.Length);
        foreach (var letter in text.Where(Stays)) kept.Append(letter);
        return kept.ToString().Trim();
    }

    private static bool Stays(char letter) =>
        (!char.IsControl(letter) || letter is '\n' or '\t') && letter is not (>= '\u202a' and <= '\u202e');
}
