"""What is read of somebody's studies. Import the module you need."""
