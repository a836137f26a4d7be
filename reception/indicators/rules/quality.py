"""The limits of the worklist of data quality, what stands in the address, and what each row says. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Final

from reception.i18n.markers import N_
from reception.i18n.said import Said, Value, label_of
from reception.indicators.rules.behind import NOBODY, Whose
from reception.indicators.terms_quality import Kind
from reception.people.terms import KeyDateKind
from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries
from reception.reckoning.entries import (
    BASIS_KEYS,
    basis_of,
    basis_problems,
    is_number,
    missing_texts,
    unknown_words,
    wrong_number,
)
from reception.reckoning.provisions import Basis

_LIMIT_KEYS: Final = BASIS_KEYS | {"code", "label", "value"}
_DAY_KEYS: Final = BASIS_KEYS | {"first", "then", "days", "happened"}


class Limit(StrEnum):
    """The numbers there are: days, months or years, as their names say."""

    NO_CONTACT_DAYS = "no_contact_days"
    SILENT_MONTHS = "silent_months"
    FACTS_DAYS = "facts_days"
    MOVE_IN_DAYS = "move_in_days"
    OVER_DAYS = "over_days"
    ANSWER_DAYS = "answer_days"
    BACK_MONTHS = "back_months"
    OLDEST_YEARS = "oldest_years"
    WORKING_AGE_YEARS = "working_age_years"


@dataclass(frozen=True)
class Number:
    """A limit. `label` and `basis.to_confirm` are msgids."""

    code: Limit
    label: str
    value: int
    basis: Basis


@dataclass(frozen=True)
class Order:
    """Two days that come in this order; the second may lie `days` before the first and is not listed yet."""

    first: KeyDateKind
    then: KeyDateKind
    days: int
    basis: Basis


@dataclass(frozen=True)
class Limits:
    """What the worklist goes by."""

    numbers: tuple[Number, ...]
    orders: tuple[Order, ...]
    happened: tuple[KeyDateKind, ...]

    def number(self, code: Limit, day: date) -> int:
        """A limit as it holds on a day. Raises LookupError where none does."""
        found = next((one.value for one in self.numbers if one.code is code and one.basis.holds_on(day)), None)
        if found is None:
            raise LookupError(f"no {code.value} on {day.isoformat()}")
        return found


@lru_cache(maxsize=1)
def limits() -> Limits:
    """The limits of this package. Raises InvalidDefinitions."""
    folder = resources.files("reception.indicators").joinpath("definitions")
    texts = (folder.joinpath(name).read_text("utf-8") for name in ("quality.toml", "quality_days.toml"))
    return read_limits(*texts)


def read_limits(numbers_text: str, days_text: str) -> Limits:
    """The limits in two files. Raises InvalidDefinitions with what is wrong in one of them."""
    numbers = read_entries(numbers_text, "limit", "limit", keys=_LIMIT_KEYS, unique=(), problems_of=_limit_problems)
    missing = set(Limit) - {Limit(one["code"]) for one in numbers}
    if missing:
        raise InvalidDefinitions([f"the limit {code} is missing" for code in sorted(missing)])
    days = read_entries(days_text, "day", "day", keys=_DAY_KEYS, unique=(), problems_of=_day_problems)
    return Limits(
        tuple(Number(Limit(one["code"]), one["label"], one["value"], basis_of(one)) for one in numbers),
        tuple(_order(one) for one in days if "first" in one),
        tuple(KeyDateKind(code) for one in days for code in one.get("happened", ())),
    )


def _order(entry: Entry) -> Order:
    return Order(KeyDateKind(entry["first"]), KeyDateKind(entry["then"]), entry.get("days", 0), basis_of(entry))


def _limit_problems(entry: Entry) -> Iterator[str]:
    yield from missing_texts(entry, ("label",))
    yield from basis_problems(entry)
    if entry.get("code") not in set(Limit):
        yield f"unknown limit {entry.get('code')!r}"
    if not is_number(entry.get("value")):
        yield "value is a whole number above 0"


def _day_problems(entry: Entry) -> Iterator[str]:
    yield from basis_problems(entry)
    for key in ("first", "then", "happened"):
        yield from unknown_words(entry, key, KeyDateKind)
    if ("first" in entry) is not ("then" in entry) or ("first" in entry) is ("happened" in entry):
        yield "an entry has first and then, or happened"
    yield from wrong_number(entry, "days")


@dataclass(frozen=True)
class Chosen:
    """What narrows the worklist: one kind or all, and whose cases. `kind` None: every kind, as numbers."""

    kind: Kind | None = None
    whose: Whose = field(default_factory=Whose)

    @classmethod
    def read(cls, address: Mapping[str, str]) -> "Chosen":
        """The choice in an address. What cannot be read counts as not chosen."""
        kind = next((one for one in Kind if one.value == address.get("kind")), None)
        return cls(kind, Whose.read(address))

    @property
    def address(self) -> dict[str, str]:
        """What stands in the address."""
        return {**({"kind": self.kind.value} if self.kind else {}), **self.whose.address}

    def of(self, kind: Kind | None) -> "Chosen":
        """The same of another kind, or of all."""
        return replace(self, kind=kind)

    def by(self, worker: str) -> "Chosen":
        """The same of another caseworker's cases, or of all."""
        return replace(self, whose=Whose(worker))


@dataclass(frozen=True)
class Tally:
    """How much there is of each kind, of whose cases: {(kind, worker as in an address): number}, and who they are."""

    numbers: Mapping[tuple[Kind, str], int]
    names: Mapping[str, str]

    def of(self, kind: Kind, worker: str = "") -> int:
        """How much of one kind; of all or of one caseworker's cases."""
        return sum(number for (one, who), number in self.numbers.items() if one is kind and worker in {"", who})

    def having(self, kinds: Iterable[Kind], worker: str = "") -> list[Kind]:
        """Those of some kinds of which there is anything."""
        return [kind for kind in kinds if self.of(kind, worker)]

    def whole(self, worker: str = "") -> int:
        """How much in all."""
        return sum(number for (_kind, who), number in self.numbers.items() if worker in {"", who})

    def workers(self) -> list[str]:
        """Those who have any, by name; last what nobody has."""
        return sorted(self.names, key=lambda who: (who == NOBODY, self.names[who].casefold(), who))


#: What a row says of itself. `first` and `second`: days; `word`, `other`: words for kinds of days, or years.
SAYS: Final[Mapping[Kind, str]] = {
    Kind.NO_RECEPTION_DAY: N_("No day of reception is noted. The case was opened on %(first)s."),
    Kind.NO_ROUTE: N_("How the person came here is not stated. The case was opened on %(first)s."),
    Kind.NO_BIRTH: N_("No date of birth is noted. The case was opened on %(first)s."),
    Kind.NO_SEX: N_("Legal sex is not stated. The case was opened on %(first)s."),
    Kind.NO_MOVE_IN_DAY: N_("The contract began on %(first)s, and no day of moving in is noted."),
    Kind.NO_CLOSING_REASON: N_("The case was closed on %(first)s, and why is not known."),
    Kind.JOB_END_UNKNOWN: N_("The job ended on %(first)s, and who ended it is not known."),
    Kind.PLACEMENT_END_UNKNOWN: N_("The placement ended on %(first)s, and who ended it is not known."),
    Kind.NO_OUTCOME: N_("The case was closed on %(first)s, and what became of the person is not known."),
    Kind.FOLLOW_UP: N_("It was to be asked on %(first)s, and there is no answer. The case was closed on %(second)s."),
    Kind.PLACEMENT_OVER: N_("The placement was to end on %(first)s, and nothing is told of its end."),
    Kind.PROGRAMME_OVER: N_("The programme was to end on %(first)s, and nothing is told of its end."),
    Kind.NO_STATUS: N_("Left the establishment programme on %(first)s. The status on %(second)s is not known."),
    Kind.NEVER: N_("The case was opened on %(first)s, and no contact has taken place."),
    Kind.SILENT: N_("The last contact took place on %(first)s."),
    Kind.BIRTH: N_("The date of birth is noted as %(first)s."),
    Kind.NUMBER: N_("The date of birth is noted as %(first)s, the personal number tells the year %(word)s."),
    Kind.BEFORE_BIRTH: N_("“%(word)s” is noted on %(first)s, before the birth on %(second)s."),
    Kind.OPENED_BEFORE_BIRTH: N_("The case was opened on %(first)s, before the birth on %(second)s."),
    Kind.AHEAD: N_("“%(word)s” is noted on %(first)s, which has not come yet."),
    Kind.ORDER: N_("“%(other)s” is noted on %(second)s, before “%(word)s” on %(first)s."),
    Kind.CONTRACT_DAYS: N_("Moved in on %(first)s, and the contract or the stay ended on %(second)s."),
    Kind.TOO_YOUNG: N_("A job from %(first)s, and the person was born on %(second)s."),
    Kind.AFTER_DEATH: N_("The person died, by the case closed on %(first)s. This one has been open since %(second)s."),
}


def said(kind: Kind, first: date | None, second: date | None, word: str | None, other: str | None) -> Said:
    """What is wrong in one row, in one sentence."""
    told: dict[str, date | str | None] = {"first": first, "second": second, "word": word, "other": other}
    return Said(SAYS[kind], {name: _value(value) for name, value in told.items() if value is not None})


def _value(value: date | str) -> Value:
    if isinstance(value, date):
        return value
    known = next((one for one in KeyDateKind if one.value == value), None)
    return value if known is None else label_of(known)


@dataclass(frozen=True)
class Mending:
    """Where a row is mended: an endpoint, and how its address names the person, the case, or the row itself."""

    endpoint: str
    #: The name in the address → the column: "person", "case", "row" or "key" (a word that the row carries).
    names: tuple[tuple[str, str], ...] = (("number", "person"),)
    values: tuple[tuple[str, str], ...] = ()


_IDENTITY: Final = Mending("people.identity")
_ADD_DATE: Final = Mending("people.add", values=(("block", "dates"),))
_DATE: Final = Mending("people.change", (("number", "person"), ("row_id", "row")), (("block", "dates"),))
_CLOSING: Final = Mending("closing.ending", (("number", "case"),))
_CONTACT: Final = Mending("contacts.new", (("number", "case"),))


def _job(endpoint: str, row: str) -> Mending:
    return Mending(endpoint, (("number", "person"), (row, "row")))


MENDED_ON: Final[Mapping[Kind, Mending]] = {
    Kind.NO_RECEPTION_DAY: _ADD_DATE,
    Kind.NO_ROUTE: _IDENTITY,
    Kind.NO_BIRTH: _IDENTITY,
    Kind.NO_SEX: _IDENTITY,
    Kind.NO_MOVE_IN_DAY: Mending("contracts.move_in", (("number", "key"),)),
    Kind.NO_CLOSING_REASON: _CLOSING,
    Kind.JOB_END_UNKNOWN: _job("person_employments.end", "employment_id"),
    Kind.PLACEMENT_END_UNKNOWN: _job("person_placements.end", "placement_id"),
    Kind.NO_OUTCOME: _CLOSING,
    Kind.FOLLOW_UP: Mending("follow_ups.follow_up", (("follow_up_id", "row"),)),
    Kind.PLACEMENT_OVER: _job("person_placements.end", "placement_id"),
    Kind.PROGRAMME_OVER: _job("work_desk.end_programme", "programme_id"),
    Kind.NO_STATUS: Mending("work_statuses.note", (("number", "person"), ("moment", "key"))),
    Kind.NEVER: _CONTACT,
    Kind.SILENT: _CONTACT,
    Kind.BIRTH: _IDENTITY,
    Kind.NUMBER: _IDENTITY,
    Kind.BEFORE_BIRTH: _DATE,
    Kind.OPENED_BEFORE_BIRTH: _IDENTITY,
    Kind.AHEAD: _DATE,
    Kind.ORDER: _DATE,
    Kind.CONTRACT_DAYS: Mending("contracts.contract", (("number", "key"),)),
    Kind.TOO_YOUNG: _job("person_employments.edit", "employment_id"),
    Kind.AFTER_DEATH: Mending("closing.close", (("number", "case"),)),
}
