"""Work that takes longer than a page may: ordered by a member of staff, done by the program beside the server."""
