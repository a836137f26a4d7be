"""Text messages: one small adapter. A transport to files ships; `docs/operations.md` says how to add a gateway."""
