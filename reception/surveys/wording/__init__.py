"""What newcomers read of a survey beside its own texts, in their language."""
