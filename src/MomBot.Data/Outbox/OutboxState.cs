namespace MomBot.Data.Outbox;

/// <summary>How far something to be sent has come.</summary>
public enum OutboxState
{
    /// <summary>Waits for its turn.</summary>
    Pending,

    /// <summary>A call was made, or is about to be; only Discord knows.</summary>
    Sending,

    /// <summary>It is there.</summary>
    Sent,

    /// <summary>It was there, and somebody took it down; never sent again.</summary>
    SentDeleted,

    /// <summary>A newer one of the same key made it pointless before it was sent.</summary>
    Superseded,

    /// <summary>Nobody can tell whether it arrived, and sending it twice would hurt: a person decides.</summary>
    Parked,

    /// <summary>Discord will not take it; the host sees why.</summary>
    Dead,

    /// <summary>Its time had passed.</summary>
    Expired,
}
