"""What a municipality's own list of homes means. Pure: no framework, no database; `today` is passed."""
