"""The log of what was done and read, by whom: append-only, chained, and checked by `reception audit verify`."""
