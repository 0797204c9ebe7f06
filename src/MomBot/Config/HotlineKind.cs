namespace MomBot.Config;

/// <summary>What a line is for, in the order people should meet them.</summary>
public enum HotlineKind
{
    Emergency,
    Crisis,
    Perinatal,
    Loss,
    Violence,
    Family,
    Directory,
}
