"""Questions about links, letters and what newcomers wrote. Each passes a permit."""
