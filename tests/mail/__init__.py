"""Letters to staff by e-mail."""
