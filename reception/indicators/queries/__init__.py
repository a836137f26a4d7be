"""Questions that indicators put to every domain: counted by the database, read within permits."""
