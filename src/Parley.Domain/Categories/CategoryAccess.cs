namespace Parley.Domain.Categories;

/// <summary>Who may know that a category exists. Each step includes the ones before.</summary>
public enum CategoryAccess
{
    Everyone = 0,
    Members = 1,
    Staff = 2,
}
