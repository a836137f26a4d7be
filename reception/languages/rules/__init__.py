"""What counts of a translation, what is wrong with one, and how it travels to a reviewer and back."""
