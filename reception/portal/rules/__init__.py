"""What holds in newcomers' own pages. Pure."""
