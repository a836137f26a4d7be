"""Forms of newcomers: few fields, plain words."""
