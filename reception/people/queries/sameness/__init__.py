"""Pairs of records that may be about one person, for the units that work with either.

Records meet by their keys of `KeyKind.ALIKE`; rows of the database leave out what cannot be one person, and
`rules.sameness` decides about the rest. Somebody hidden from the actor is left out before anything is counted.
"""

from reception.people.queries.sameness.pairs import Pair, possible_duplicates
from reception.people.queries.sameness.telling_apart import are_told_apart

__all__ = ["Pair", "are_told_apart", "possible_duplicates"]
