namespace MomBot.Sandbox.Traffic;

/// <summary>One REST exchange, as the page's wire log shows it.</summary>
public sealed record Exchange(string Method, string Path, int Status, double Milliseconds);
