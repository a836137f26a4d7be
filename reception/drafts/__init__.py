"""What somebody has written and not yet sent: kept for its writer, on the page it belongs to."""
