"""What the rules of every domain are made of: days, months, remarks on an entry, and provisions of law. Pure."""
