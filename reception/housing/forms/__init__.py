"""The forms of homes, contracts and those who seek a home."""
