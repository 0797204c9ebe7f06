namespace MomBot.Config;

/// <summary>How good the source is: the operator's or a government's page, press or others, not confirmed.</summary>
public enum HotlineGrade
{
    A,
    B,
    N,
}
