namespace Parley.Domain.Holding;

public enum HoldOutcome
{
    Waiting = 0,
    Approved = 1,
    Rejected = 2,
}
