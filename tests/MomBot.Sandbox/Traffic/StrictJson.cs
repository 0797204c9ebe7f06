using System.Text.Json;

namespace MomBot.Sandbox.Traffic;

/// <summary>How JSON from outside is read: a property named twice is an error at once, not at first use.</summary>
internal static class StrictJson
{
    public static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };
}
