using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>The private card of the admins.</summary>
public static partial class HelpViews
{
    public static Card Office(ImmutableArray<HelpCategoryEntry> categories, ImmutableArray<HelpArea> areas) => new(
    [
        new CardPart.Paragraph(
            "### Kinds of help\nChoose all that are offered here. Those that bring people into a car, a home or near a child are better turned on once people know each other."),
        new CardPart.Select(
            new ChooseCategories([]),
            "Kinds of help",
            [.. categories.Take(MostOptions).Select(each => new Choice(each.Key, each.Name, each.Hint, each.Enabled))])
        {
            Max = MostOptions,
        },
        new CardPart.Buttons(new Button("Call one something else", new OpenRename())),
        new CardPart.Paragraph(areas.IsEmpty
            ? "### Areas\nNone yet. With a list of neighbourhoods, people can ask near them."
            : T($"### Areas\n{string.Join(", ", areas.Select(area => area.Name))}")),
        new CardPart.Buttons(new Button("Change the areas", new OpenAreas())),
    ]);
}
