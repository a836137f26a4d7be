"""What is asked about education. Import the module you need."""
