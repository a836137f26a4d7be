"""A draft is counted, protected, and published."""
