"""The individual plan: what somebody wishes, the goals, and who does what by when; agreed with her, in versions."""
