"""Facts of work for indicators: selects that nobody runs here."""
