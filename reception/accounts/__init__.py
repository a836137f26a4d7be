"""Staff: accounts, the tree of boards and units, duties with end dates, sign-in and sessions."""
