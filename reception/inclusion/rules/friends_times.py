"""When somebody can meet, as she says it in her own words, and whether two can at the same time. Pure."""

import re
from collections.abc import Set as AbstractSet
from typing import Final

from reception.inclusion.rules.friends_definitions import DAYS, PARTS, TimeWords, time_words
from reception.organisations.rules import sort_key
from reception.work.terms.matching import Fit

_WORD: Final = re.compile(r"[a-z]+")


def times_in(text: str | None, words: TimeWords | None = None) -> frozenset[str]:
    """The days and parts of a day that a text speaks of. A word that is not known says nothing."""
    known = time_words() if words is None else words
    said = _WORD.findall(sort_key(text or ""))
    return frozenset(code for word in said for stem, codes in known.items() if stem in word for code in codes)


def compare_times(own: AbstractSet[str], other: AbstractSet[str]) -> Fit:
    """Whether two can meet at the same time: to be asked, where one of them speaks of nothing that is known."""
    if not own or not other:
        return Fit.ASK
    days, parts = _compare(own, other, DAYS), _compare(own, other, PARTS)
    if Fit.NOT_MET in (days, parts):
        return Fit.NOT_MET
    return Fit.MET if Fit.MET in (days, parts) else Fit.ASK


def _compare(own: AbstractSet[str], other: AbstractSet[str], among: tuple[str, ...]) -> Fit:
    mine, theirs = own & set(among), other & set(among)
    if not mine or not theirs:
        return Fit.ASK
    return Fit.MET if mine & theirs else Fit.NOT_MET
