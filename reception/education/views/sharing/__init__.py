"""The pages of what boards let cross, and of what pupils consent to. Import the module you need."""
