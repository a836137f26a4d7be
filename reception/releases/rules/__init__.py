"""How a release is put together and read, without a database."""
