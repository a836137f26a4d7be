"""The pages of studies beside a case: what crosses, and what goes to the school. Import the module you need."""
