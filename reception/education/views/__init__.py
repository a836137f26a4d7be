"""The pages of education. Import the module you need."""
