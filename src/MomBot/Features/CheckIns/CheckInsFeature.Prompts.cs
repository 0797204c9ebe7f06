using MomBot.Interactions;

namespace MomBot.Features.CheckIns;

/// <summary>What is asked: the next ones, and questions of the community's own.</summary>
public sealed partial class CheckInsFeature
{
    private Feature Keep(Feature feature) => feature
        .CommandGroup("host prompts", "What is going to be asked")
        .Command<ShowPreview>("host prompts preview", "What comes next, and why this", CommandFor.Facilitators)
        .Command<ShowPrompts>("host prompts own", "Questions of your own, and suggested ones", CommandFor.Facilitators)
        .Command<OpenAddPrompt>("host prompts add", "Add a question of your own", CommandFor.Facilitators)
        .Command<OpenImport>("host prompts import", "Take in a file of questions", CommandFor.Facilitators)
        .Command<ExportPrompts>("host prompts export", "Your own questions as a file", CommandFor.Facilitators)
        .Command<OpenLink>("host prompts link", "A page to read on beneath a theme", CommandFor.Facilitators)
        .Choices(AddPrompt.Rooms, prompts.Rooms)
        .Suggests(OpenLink.Themes, prompts.Themes)
        .On<ShowPreview>(looks.Preview, audience: CommandFor.Facilitators)
        .On<ShowPrompts>(prompts.Show, Reply.Update, CommandFor.Facilitators)
        .On<ChoosePrompt>(prompts.Choose, Reply.Update, CommandFor.Facilitators)
        .Opens<OpenAddPrompt>(PromptHandlers.OpenAdd, CommandFor.Facilitators)
        .On<AddPrompt>(prompts.Add, Reply.Update, CommandFor.Facilitators)
        .Opens<OpenEditPrompt>(prompts.OpenEdit, CommandFor.Facilitators)
        .On<EditPrompt>(prompts.Edit, Reply.Update, CommandFor.Facilitators)
        .On<RetirePrompt>(prompts.Retire, Reply.Update, CommandFor.Facilitators)
        .Opens<OpenImport>(PromptHandlers.OpenImport, CommandFor.Facilitators)
        .On<ImportPrompts>(prompts.Import, audience: CommandFor.Facilitators)
        .On<ExportPrompts>(prompts.Export, audience: CommandFor.Facilitators)
        .Opens<OpenLink>(prompts.OpenLink, CommandFor.Admins)
        .On<LinkTheme>(prompts.Link, audience: CommandFor.Admins)
        .Opens<OpenTakePrompt>(suggestions.OpenTake, CommandFor.Facilitators)
        .On<TakePrompt>(suggestions.Take, Reply.Update, CommandFor.Facilitators)
        .Opens<OpenLeavePrompt>(SuggestionHandlers.OpenLeave, CommandFor.Facilitators)
        .On<LeavePrompt>(suggestions.Leave, Reply.Update, CommandFor.Facilitators);
}
