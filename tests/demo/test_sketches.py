"""Who is invented."""

from collections import Counter
from datetime import date
from random import Random

from reception.demo.sketches import Sketches


def test_relatives_share_a_given_name_only_when_all_others_are_taken():
    sketches = Sketches(Random(7), date(2026, 11, 23))
    for _family in range(60):
        first = sketches.grown_up()
        members = [first, sketches.partner(first), *(sketches.child(first) for _child in range(4))]
        for sex, key in (("woman", "women"), ("man", "men")):
            bearers = Counter(member.name for member in members if member.sex.value == sex)
            enough = len(first.origin[key])
            assert bearers.total() > enough or set(bearers.values()) <= {1}
