"""Repeatable measurements. What counts is the ratio within one run: the machine drifts, the ratio does not."""
