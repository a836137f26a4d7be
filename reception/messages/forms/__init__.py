"""Forms about links, letters and answers."""
