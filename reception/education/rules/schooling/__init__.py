"""A child's school as days: what the law waits for and how long it took, and which school comes next. Pure.

Each limit was read in skollagen (2010:800) where nothing else is said; the path's definitions hold the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final

from reception.education.terms.school import MappingPart, SchoolingEnd
from reception.education.terms.studies import SchoolForm, SchoolSupport
from reception.i18n.markers import N_
from reception.reckoning.periods import months_after
from reception.reckoning.provisions import Provision
from reception.reckoning.terms import Footing

#: The forms of school in which 3 kap. 12 c–12 i §§ hold (12 b §).
OF_COMPULSORY_AGE: Final = (
    SchoolForm.COMPULSORY, SchoolForm.ADAPTED_COMPULSORY, SchoolForm.SPECIAL, SchoolForm.SAMI
)  # fmt: skip
INTRODUCTIONS: Final = (SchoolForm.LANGUAGE_INTRODUCTION, SchoolForm.OTHER_INTRODUCTION)
#: From which to which year a form of school goes (skollagen 10 kap. 3 §, 11 kap. 3 a §, 12 kap. 3 §, 13 kap. 3 §).
YEARS: Final[Mapping[SchoolForm, tuple[int, int]]] = {
    SchoolForm.PRESCHOOL_CLASS: (0, 0), SchoolForm.COMPULSORY: (1, 9), SchoolForm.ADAPTED_COMPULSORY: (1, 9),
    SchoolForm.SPECIAL: (1, 10), SchoolForm.SAMI: (1, 6),
}  # fmt: skip
#: The upper stage (högstadiet), in which a newly arrived pupil has an individual study plan.
UPPER_STAGE: Final[Mapping[SchoolForm, tuple[int, int]]] = {
    SchoolForm.COMPULSORY: (7, 9), SchoolForm.SPECIAL: (8, 10)
}  # fmt: skip
#: Skolverket's mapping: whoever maps has to use parts 1 and 2; part 3 is for the teachers of the subjects.
ASSESSED_BY: Final = (MappingPart.LANGUAGE, MappingPart.LITERACY)
#: Below this age the tab "School" stands on a person's page: our own number, since upper secondary school begins no
#: later than the year one turns 20.
SCHOOL_UNTIL_AGE: Final = 20

PRESCHOOL_OFFER: Final = Provision("Skollagen (2010:800) 8 kap. 14 §", amount=4)
MAPPING: Final = Provision("Skollagen (2010:800) 3 kap. 12 c–12 d §§", date(2016, 1, 1), amount=2)
PLACEMENT: Final = Provision("Skollagen (2010:800) 3 kap. 12 e §", date(2016, 1, 1), amount=2)
STUDY_PLAN: Final = Provision("Skollagen (2010:800) 3 kap. 12 g §", amount=2)
PREPARATORY_CLASS: Final = Provision("Skollagen (2010:800) 3 kap. 12 f §", date(2016, 1, 1), amount=2, measure="years")
INTRODUCTION: Final = Provision("Skollagen (2010:800) 17 kap. 7 och 14 a §§", date(2018, 7, 1), amount=2)
#: A child that seeks asylum or has temporary protection is received within a month, if it can be done.
START_OF_PROTECTED: Final = Provision(
    "Skollagen (2010:800) 29 kap. 2 §; skolförordningen (2011:185) 4 kap. 1 a §",
    footing=Footing.TO_CONFIRM,
    to_confirm="The ordinance is not stored. The month was read in prop. 2000/01:115.",
    amount=1,
)
#: A resident child: the home municipality sees to it. The law names no days.
START_SOURCE: Final = "Skollagen (2010:800) 7 kap. 2 och 10 §§, 10 kap. 24 §"


@dataclass(frozen=True)
class Help:
    """Support from a first to a last day, which may be unknown."""

    kind: SchoolSupport
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True)
class Days:
    """What is known of a place in a school. `mapped`: the days of the parts. `born_on`: None where it is not exact."""

    form: SchoolForm
    requested_on: date | None = None
    offered_on: date | None = None
    received_on: date | None = None
    first_on: date | None = None
    placed_on: date | None = None
    plan_made_on: date | None = None
    year: int | None = None
    last_on: date | None = None
    mapped: Mapping[MappingPart, date] = field(default_factory=dict)
    helped: tuple[Help, ...] = ()
    born_on: date | None = None

    @property
    def assessed_on(self) -> date | None:
        """The day on which the parts of the mapping that must be done were done."""
        days = [self.mapped[part] for part in ASSESSED_BY if part in self.mapped]
        return max(days) if len(days) == len(ASSESSED_BY) else None


class Waited(Enum):
    """How a wait stands to its limit."""

    DONE = "done"
    DONE_LATE = "done-late"
    WAITS = "waits"
    OVERDUE = "overdue"
    #: It never came about: the place ended before.
    LEFT = "left"


@dataclass(frozen=True)
class Wait:
    """What the law waits for: since when, until when at the latest (None: it names no day), and when it was done.

    `what` is a msgid; `days` those waited until it was done, or until today.
    """

    code: str
    what: str
    since: date
    due_on: date | None
    done_on: date | None
    standing: Waited
    days: int
    source: str
    to_confirm: bool = False

    @property
    def is_late(self) -> bool:
        """Whether the limit was not kept."""
        return self.standing in {Waited.DONE_LATE, Waited.OVERDUE}


@dataclass(frozen=True)
class _Ask:
    code: str
    what: str
    rule: Provision | None


_OFFER: Final = _Ask("offer", N_("Place in preschool offered"), PRESCHOOL_OFFER)
_START: Final = _Ask("start", N_("Received in school"), None)
_PROTECTED_START: Final = _Ask("start", N_("Received in school"), START_OF_PROTECTED)
_MAPPED: Final = _Ask("mapping", N_("Knowledge mapped"), MAPPING)
_PLACED: Final = _Ask("placement", N_("Placed in a year and a group"), PLACEMENT)
_PLANNED: Final = _Ask("plan", N_("Individual study plan made"), STUDY_PLAN)
_MAPPED_IN_INTRODUCTION: Final = _Ask("mapping", N_("Knowledge mapped"), INTRODUCTION)
_PLANNED_IN_INTRODUCTION: Final = _Ask("plan", N_("Individual study plan made"), INTRODUCTION)
_PREPARED: Final = _Ask("preparatory", N_("Out of preparatory class"), PREPARATORY_CLASS)


def waits(known: Days, today: date, *, within_a_month_from: date | None = None) -> tuple[Wait, ...]:
    """What a place in a school has waited for, and waits for. In the order in which it comes.

    `within_a_month_from`: the day on which a child with temporary protection was received here.
    """
    return tuple(wait for wait in _waits(known, today, within_a_month_from) if wait is not None)


def _waits(known: Days, today: date, arrived_on: date | None) -> Iterator[Wait | None]:
    if known.form is SchoolForm.PRESCHOOL:
        yield _wait(_OFFER, known.requested_on, known.offered_on or known.first_on, known, today)
    elif known.form is SchoolForm.LANGUAGE_INTRODUCTION:
        since = known.received_on or known.first_on
        yield _wait(_MAPPED_IN_INTRODUCTION, since, known.assessed_on, known, today)
        yield _wait(_PLANNED_IN_INTRODUCTION, since, known.plan_made_on, known, today)
    elif known.form in YEARS:
        ask, since = (_START, known.requested_on) if arrived_on is None else (_PROTECTED_START, arrived_on)
        yield _wait(ask, since, known.received_on or known.first_on, known, today)
    if known.form in OF_COMPULSORY_AGE:
        yield from _since_received(known, today)


def _since_received(known: Days, today: date) -> Iterator[Wait | None]:
    yield _wait(_MAPPED, known.received_on, known.assessed_on, known, today)
    yield _wait(_PLACED, known.received_on, known.placed_on, known, today)
    if has_plan(known.form, known.year):
        yield _wait(_PLANNED, known.received_on, known.plan_made_on, known, today)
    for one in known.helped:
        if one.kind is SchoolSupport.PREPARATORY_CLASS:
            last = one.last_on if one.last_on and one.last_on <= today else None
            yield _wait(_PREPARED, one.first_on, last, known, today)


def _wait(ask: _Ask, since: date | None, done: date | None, known: Days, today: date) -> Wait | None:
    rule = ask.rule
    if since is None or since > today or (rule is not None and not rule.holds_on(since)):
        return None
    due = months_after(since, rule.amount * (12 if rule.measure == "years" else 1)) if rule else None
    until = done or min(today, known.last_on or today)
    return Wait(
        code=ask.code,
        what=ask.what,
        since=since,
        due_on=due,
        done_on=done,
        standing=_standing(done, due, known.last_on, today),
        days=max((until - since).days, 0),
        source=rule.source if rule else START_SOURCE,
        to_confirm=rule is not None and rule.footing is Footing.TO_CONFIRM,
    )


def _standing(done: date | None, due: date | None, left_on: date | None, today: date) -> Waited:
    if done is not None:
        return Waited.DONE if due is None or done <= due else Waited.DONE_LATE
    if left_on is not None and left_on <= today:
        return Waited.LEFT
    return Waited.OVERDUE if due is not None and due < today else Waited.WAITS


def has_plan(form: SchoolForm, year: int | None) -> bool:
    """Whether a newly arrived pupil received in that year has an individual study plan (3 kap. 12 g §)."""
    first, last = UPPER_STAGE.get(form, (1, 0))
    return year is not None and first <= year <= last


_NEXT: Final[Mapping[SchoolForm, SchoolForm]] = {
    SchoolForm.PRESCHOOL: SchoolForm.PRESCHOOL_CLASS,
    SchoolForm.PRESCHOOL_CLASS: SchoolForm.COMPULSORY,
    SchoolForm.COMPULSORY: SchoolForm.NATIONAL_PROGRAMME,
    SchoolForm.ADAPTED_COMPULSORY: SchoolForm.ADAPTED_UPPER_SECONDARY,
    SchoolForm.SPECIAL: SchoolForm.NATIONAL_PROGRAMME,
    SchoolForm.SAMI: SchoolForm.COMPULSORY,
    SchoolForm.LANGUAGE_INTRODUCTION: SchoolForm.NATIONAL_PROGRAMME,
    SchoolForm.OTHER_INTRODUCTION: SchoolForm.NATIONAL_PROGRAMME,
}


def next_form(form: SchoolForm, ended_as: SchoolingEnd | None) -> SchoolForm | None:
    """The form of school that follows, or None where the reason leads to none of ours."""
    if ended_as is SchoolingEnd.OTHER_SCHOOL:
        return form
    if ended_as is SchoolingEnd.NATIONAL_PROGRAMME:
        return SchoolForm.NATIONAL_PROGRAMME
    return _NEXT.get(form) if ended_as is SchoolingEnd.NEXT_FORM else None


def likely_form(turns: int | None) -> SchoolForm:
    """The form of school for the age somebody turns this year: a first choice for whoever enters it."""
    if turns is None or 7 <= turns <= 15:
        return SchoolForm.COMPULSORY
    if turns < 6:
        return SchoolForm.PRESCHOOL
    return SchoolForm.PRESCHOOL_CLASS if turns == 6 else SchoolForm.LANGUAGE_INTRODUCTION
