"""What crosses from the school to another board: each group of facts, asked under its own permit."""
