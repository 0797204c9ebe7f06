namespace MomBot.Sandbox.Strictness;

/// <summary>A file part of a multipart request: files[index].</summary>
public sealed record UploadedFile(string Index, string FileName, string ContentType, byte[] Bytes);
