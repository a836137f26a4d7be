"""What a statistician decides of a draft."""
