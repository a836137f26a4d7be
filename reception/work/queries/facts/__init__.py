"""What the indicators of work are counted from: selects that the database answers in one pass, not executed here."""
