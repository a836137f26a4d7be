"""A ticket: a token that opens a survey once. Pure.

Tokens are derived, never stored: My plan and a slip that is printed again can show the link, and who has the database
without the installation's key opens nothing. What is stored is the hash, and a number without meaning.
"""

import secrets
from typing import Final

from reception.reckoning import tokens
from reception.reckoning.tokens import normal, token_hash

__all__ = ["invitation_token", "new_id", "normal", "slip_token", "token_hash"]

#: Numbers of rows: below 2 to the 62nd, which every database holds as an integer of 64 bits.
_ID_BITS: Final = 62


def invitation_token(survey_id: int, invitation_id: int, key: bytes) -> str:
    """The token of somebody who was asked."""
    return tokens.derived_token(f"survey-invitation\0{survey_id}\0{invitation_id}", key)


def slip_token(asking_id: int, index: int, key: bytes) -> str:
    """The token of a slip of paper. `index`: its place in its round of asking."""
    return tokens.derived_token(f"survey-slip\0{asking_id}\0{index}", key)


def new_id() -> int:
    """A number for a row that tells nothing of when it was made: random, at least 1."""
    return secrets.randbelow(2**_ID_BITS - 1) + 1
