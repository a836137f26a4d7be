"""Pure decisions about plans: the sentences they are made of, their order, and what a later version takes over."""
