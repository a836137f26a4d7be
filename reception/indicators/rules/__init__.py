"""What decides about indicators: their definitions, what may be shown, how a trend is told. Pure."""
