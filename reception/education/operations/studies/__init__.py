"""What is written of somebody's studies. Import the module you need."""
