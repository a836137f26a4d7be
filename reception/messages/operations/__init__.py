"""What may happen to links, letters and what newcomers wrote."""
