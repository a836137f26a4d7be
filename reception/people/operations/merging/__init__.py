"""Merging two records about one person, and taking that back while both halves can be told apart."""

from reception.db.journal import Obstructed
from reception.people.operations.merging.merge import merge
from reception.people.operations.merging.rules import before_following, on_joining
from reception.people.operations.merging.tidying import found_not_the_same, guardians_of_themselves, keep_reading
from reception.people.operations.merging.unmerge import AlreadyUndone, TooLate, unmerge

__all__ = ["AlreadyUndone", "Obstructed", "TooLate", "before_following", "merge", "on_joining", "unmerge"]

before_following(guardians_of_themselves, found_not_the_same)
on_joining("person_language", keep_reading)
