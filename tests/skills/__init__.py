"""Skills: mapped early, and validated to the end."""
