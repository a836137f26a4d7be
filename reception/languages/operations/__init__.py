"""What reviewers do with a language, and how it comes to be said."""
