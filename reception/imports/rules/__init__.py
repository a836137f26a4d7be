"""What a municipality's own spreadsheet means. Pure: no framework, no database, and the clock is passed as `today`."""
