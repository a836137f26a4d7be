"""The words for the classes that figures are split into, and the order in which they stand. Pure."""

from typing import Final

from reception.education.terms.studies import StudyPath
from reception.i18n.markers import N_, Term
from reception.i18n.said import Said
from reception.indicators.rules.breakdowns import UNDIVIDED, Span, classes, span_of
from reception.indicators.terms import Breakdown, EducationBrought, NotStated
from reception.people.terms import LegalSex, ReceptionRoute

_LISTS: Final[dict[Breakdown, type[Term]]] = {
    Breakdown.SEX: LegalSex,
    Breakdown.ROUTE: ReceptionRoute,
    Breakdown.EDUCATION: EducationBrought,
    Breakdown.STUDY_PATH: StudyPath,
}
_SPANS: Final = {
    Breakdown.AGE: (N_("%(first)s–%(last)s years"), N_("%(first)s years and older")),
    Breakdown.TIME: (N_("%(first)s–%(last)s months"), N_("%(first)s months or more")),
}
#: What is not stated stands after every class, and what is not divided alone.
_LAST: Final = 10_000


def class_said(breakdown: Breakdown, word: str) -> Said:
    """A class in words: of "16-19" among ages, "16–19 years". A word that no list knows stands as it is."""
    if word == UNDIVIDED:
        return Said(N_("Not divided"))
    if word == NotStated.NOT_STATED.value:
        return Said(NotStated.NOT_STATED.label)
    if breakdown in _SPANS:
        span = span_of(word)
        bounded, open_ended = _SPANS[breakdown]
        return Said(open_ended if span.last is None else bounded, {"first": span.first, "last": span.last or ""})
    if breakdown in _LISTS and word in {one.value for one in _LISTS[breakdown]}:
        return Said(_LISTS[breakdown](word).label)
    return Said(word)


def place_of(breakdown: Breakdown, word: str) -> tuple[int, str]:
    """Where a class stands among those of its breakdown."""
    if word == NotStated.NOT_STATED.value:
        return _LAST, word
    if breakdown in _SPANS:
        return _spans(breakdown).get(word, _LAST), word
    if breakdown in _LISTS:
        return next((place for place, one in enumerate(_LISTS[breakdown]) if one.value == word), _LAST), word
    return 0, word


def _spans(breakdown: Breakdown) -> dict[str, int]:
    spans: tuple[Span, ...] = classes().ages if breakdown is Breakdown.AGE else classes().months
    return {span.word: place for place, span in enumerate(spans)}
