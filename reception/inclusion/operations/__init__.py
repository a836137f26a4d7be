"""What may happen in inclusion. The only writer; every write is recorded."""
