"""What cannot be right of what is entered about a child's school: days in disorder, years that are none. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from reception.education.rules.schooling import ASSESSED_BY, OF_COMPULSORY_AGE, PREPARATORY_CLASS, YEARS, Days
from reception.education.terms.school import MappingPart
from reception.education.terms.studies import SchoolForm, SchoolSupport
from reception.i18n.markers import N_
from reception.reckoning.periods import months_after
from reception.reckoning.remarks import Remark, refusal, warning

#: (earlier, later, what is said beside the later).
_ORDER: Final = (
    ("requested_on", "first_on", N_("The first day lies before the place was asked for, %(day)s.")),
    ("offered_on", "first_on", N_("The first day lies before the place was offered, %(day)s.")),
    ("received_on", "first_on", N_("The first day lies before the pupil was received, %(day)s.")),
    ("received_on", "placed_on", N_("The decision lies before the pupil was received, %(day)s.")),
    ("received_on", "plan_made_on", N_("The plan lies before the pupil was received, %(day)s.")),
    ("first_on", "last_on", N_("The last day lies before the first, %(day)s.")),
)
_DAYS: Final = (
    "requested_on", "offered_on", "received_on", "first_on", "placed_on", "plan_made_on", "last_on"
)  # fmt: skip


def check(known: Days) -> Iterator[Remark]:
    """What cannot be right of the days and the year of a place, and what is unusual."""
    for earlier, later, said in _ORDER:
        before, after = getattr(known, earlier), getattr(known, later)
        if before is not None and after is not None and after < before:
            yield refusal("days-out-of-order", later, said, day=before)
    if known.requested_on and known.offered_on and known.offered_on < known.requested_on:
        yield warning("offered-unasked", "offered_on", N_("The place was offered before it was asked for."))
    yield from _born(known)
    yield from _year(known)


def _born(known: Days) -> Iterator[Remark]:
    for name in _DAYS:
        day = getattr(known, name)
        # A place may be asked for before the child is born, never begin.
        if name != "requested_on" and day is not None and known.born_on is not None and day < known.born_on:
            yield refusal("before-birth", name, N_("This day lies before the child was born."))


_NO_YEARS: Final = N_("This school form has no years.")


def _year(known: Days) -> Iterator[Remark]:
    first, last = YEARS.get(known.form, (1, 0))
    if known.year is not None and not first <= known.year <= last:
        said = N_("This school form has the years %(first)s to %(last)s.") if known.form in YEARS else _NO_YEARS
        yield refusal("no-such-year", "year", said, first=first, last=last)
    if known.placed_on is not None and known.year is None and last > 0:
        yield warning("year-unknown", "year", N_("The year that was decided is not entered."))


def check_mapping(mapped: Mapping[MappingPart, date], received_on: date | None, today: date) -> Iterator[Remark]:
    """What cannot be right of the days of a mapping. The fields are named by their parts."""
    for part, day in mapped.items():
        if day > today:
            yield refusal("mapped-ahead", part.value, N_("This day has not come yet."))
        elif received_on is not None and day < received_on:
            yield refusal("mapped-early", part.value, N_("The pupil was received on %(day)s."), day=received_on)
    subjects, others = mapped.get(MappingPart.SUBJECTS), [mapped.get(part) for part in ASSESSED_BY]
    if subjects is not None and any(day is None or day > subjects for day in others):
        yield warning("parts-out-of-order", "subjects", N_("Part 3 stands before the parts that come first."))


#: What is taught in a language, which then has to be named.
IN_A_LANGUAGE: Final = (SchoolSupport.STUDY_GUIDANCE, SchoolSupport.MOTHER_TONGUE)


def check_support(
    kind: SchoolSupport, form: SchoolForm, *, language: str | None, applied_on: date | None,
    first_on: date | None, last_on: date | None,
) -> Iterator[Remark]:  # fmt: skip
    """What cannot be right of a support."""
    if kind in IN_A_LANGUAGE and not language:
        yield refusal("language-missing", "language", N_("Choose the language."))
    if kind is SchoolSupport.PREPARATORY_CLASS and form not in OF_COMPULSORY_AGE:
        yield refusal("no-preparatory-class", "kind", N_("Only compulsory school has preparatory classes."))
    if last_on is not None and first_on is None:
        yield refusal("first-missing", "first_on", N_("Write the first day, since the last is known."))
    if applied_on and first_on and first_on < applied_on:
        yield refusal("days-out-of-order", "first_on", N_("It cannot begin before it was applied for."))
    if first_on and last_on and last_on < first_on:
        yield refusal("days-out-of-order", "last_on", N_("The last day lies before the first."))
    longest = months_after(first_on, 12 * PREPARATORY_CLASS.amount) if first_on else None
    if kind is SchoolSupport.PREPARATORY_CLASS and longest and last_on and last_on > longest:
        yield warning("preparatory-too-long", "last_on", N_("A preparatory class may last two years at the longest."))
