"""What tests are made of: a small municipality and the people it receives."""
