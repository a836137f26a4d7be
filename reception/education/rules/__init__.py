"""Rules of education. Pure: facts and today come in as arguments, nothing is read, nothing is decided for anybody."""
