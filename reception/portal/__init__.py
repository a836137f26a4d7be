"""A newcomer's own pages, in her language with Swedish beside: a door, a layout and a session of their own."""
