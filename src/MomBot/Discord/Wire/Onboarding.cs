namespace MomBot.Discord.Wire;

/// <summary>What a server asks newcomers. See Discord docs: Guild Resource, Guild Onboarding Object.</summary>
public sealed record Onboarding(bool Enabled, IReadOnlyList<OnboardingPrompt> Prompts);

public sealed record OnboardingPrompt(string Title, IReadOnlyList<OnboardingOption> Options);

public sealed record OnboardingOption(string Title, IReadOnlyList<Snowflake> RoleIds);
