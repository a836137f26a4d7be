"""What is read of education. Import the module you need."""
