"""What is written of education. Import the module you need."""
