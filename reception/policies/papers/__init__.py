"""The yearly follow-up on paper and as files."""
