"""What the catalogues say and what reviewers said instead."""
