"""Pure decisions about people: identity numbers, names as they are searched, what a search text means."""
