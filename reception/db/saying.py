"""Rows that count no changes, and yet can tell a form that what it showed is so no longer."""

from zlib import crc32

import sqlalchemy as sa


class Saying:
    """A row whose `version` is what it says: for rows that statements change by the thousand, past the session.

    Changed there and back again it is as it was shown, and so is its version.
    """

    @property
    def version(self) -> int:
        """A number that is another one when any column says something else."""
        columns = sa.inspect(type(self)).column_attrs
        return crc32(repr([getattr(self, one.key) for one in columns]).encode())
