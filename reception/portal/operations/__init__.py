"""What a newcomer does from her own pages."""
