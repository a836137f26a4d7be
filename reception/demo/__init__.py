"""Exempelby: a synthetic municipality with the hard cases of real life. Same seed and day, same rows."""
