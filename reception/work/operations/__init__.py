"""What may happen to what is known of somebody's work, and to employers."""
