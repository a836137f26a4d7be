"""Rules of somebody's studies. Import the module you need."""
