"""Everybody outside: authorities, employers, associations and schools, and whom to call there."""
