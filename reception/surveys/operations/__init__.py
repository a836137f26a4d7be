"""What may happen in surveys. The only writer; every write is recorded."""
