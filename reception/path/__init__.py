"""The path: four phases, milestones with a reason and a date, and rights explained. Its rules are data."""
