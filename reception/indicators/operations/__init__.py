"""What may happen to indicators. The only writer; every count is recorded."""
