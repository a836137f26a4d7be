"""What is read of lessons and timetables. Import the module you need."""
