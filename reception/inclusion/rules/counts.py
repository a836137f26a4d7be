"""What staff are taught and speak, as counts of a unit and a year: the subjects, and what can be said. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from reception.i18n.markers import N_
from reception.inclusion.rules.counts_files import BASIS_KEYS, missing_texts, odd_number, odd_texts, text_of
from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries, wrong_flags
from reception.reckoning.remarks import Remark, refusal

FIRST_YEAR: Final = 2000
#: As the tables hold.
MOST_STAFF: Final = 100_000
_KEYS: Final = BASIS_KEYS | {"code", "text", "why", "retired"}
#: How many of a year's languages are asked for.
_TOP: Final = "most_spoken"


@dataclass(frozen=True)
class Subject:
    """What staff are taught. `text`, `why` and `to_confirm` are msgids."""

    code: str
    text: str
    why: str
    source: str
    to_confirm: str
    retired: bool = False


@dataclass(frozen=True)
class Training:
    """How many were meant to learn it, and how many did."""

    meant: int
    trained: int


@dataclass(frozen=True)
class Counts:
    """The counts of a unit and a year: trainings by subject, and how many can help in a language, by its tag."""

    trainings: Mapping[str, Training]
    languages: Mapping[str, int]

    @property
    def meant(self) -> int:
        """Places of training that were meant, over all subjects."""
        return sum(one.meant for one in self.trainings.values())

    @property
    def trained(self) -> int:
        """Those that were taken."""
        return sum(one.trained for one in self.trainings.values())

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted."""
        return not self.trainings and not self.languages


NOTHING: Final = Counts({}, {})


@lru_cache(maxsize=1)
def subjects() -> Mapping[str, Subject]:
    """The subjects of this package by code, in their order. Raises InvalidDefinitions."""
    return read_subjects(text_of("trainings.toml"))


def read_subjects(text: str) -> Mapping[str, Subject]:
    """The subjects in a file. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "training", "training", keys=_KEYS, unique=("code", "text"), problems_of=_problems)
    return {entry["code"]: _subject(entry) for entry in entries}


def _problems(entry: Entry) -> Iterator[str]:
    yield from missing_texts(entry, ("code", "text", "why", "source"))
    yield from odd_texts(entry, ("to_confirm",))
    yield from wrong_flags(entry, ("retired",))


def _subject(entry: Entry) -> Subject:
    doubt, retired = entry.get("to_confirm", ""), entry.get("retired", False)
    return Subject(entry["code"], entry["text"], entry["why"], entry["source"], doubt, retired)


def asked(among: Mapping[str, Subject], counted: Collection[str] = ()) -> list[Subject]:
    """The subjects that are asked about; a retired one only where it was counted before (`counted`)."""
    return [one for one in among.values() if not one.retired or one.code in counted]


@lru_cache(maxsize=1)
def top_count() -> int:
    """How many of the most spoken languages a unit should be able to help in (I46). Raises InvalidDefinitions."""
    return read_top_count(text_of("top_languages.toml"))


def read_top_count(text: str) -> int:
    """The number that a file says. Raises InvalidDefinitions with every problem in it."""
    keys = BASIS_KEYS | {"code", "label", "value"}
    entries = read_entries(text, "languages", "number", keys=keys, unique=("code",), problems_of=_of_top)
    if [entry["code"] for entry in entries] != [_TOP]:
        raise InvalidDefinitions([f"there is one number, {_TOP}"])
    return int(entries[0]["value"])


def _of_top(entry: Entry) -> Iterator[str]:
    yield from missing_texts(entry, ("code", "label", "source"))
    yield from odd_texts(entry, ("to_confirm",))
    yield from odd_number(entry, "value")


def is_year(year: int, today: date) -> bool:
    """Whether there are counts of a year: it has begun, and does not lie before there were any."""
    return FIRST_YEAR <= year <= today.year


def check_training(code: str, meant: int | None, trained: int | None) -> Iterator[Remark]:
    """What is wrong with the numbers of a subject, beside the field that is to be put right. None: not counted."""
    if meant is None and trained is None:
        return
    if meant is None:
        yield refusal("meant-missing", field_of(code, "meant"), N_("Write for how many it was meant."))
    elif trained is None:
        yield refusal("trained-missing", field_of(code, "trained"), N_("Write how many took it; 0 if nobody did."))
    elif trained > meant:
        said = N_("No more than the %(meant)s it was meant for can have taken it.")
        yield refusal("more-than-meant", field_of(code, "trained"), said, meant=meant)


def field_of(code: str, what: str) -> str:
    """The name of the field that asks a number of a subject."""
    return f"{what}_{code.replace('-', '_')}"


def check_languages(tags: Sequence[str]) -> Iterator[Remark]:
    """What is wrong with the languages of a unit: each stands once. It is about the row where it stands again."""
    for place, tag in enumerate(tags):
        if tag and tag in tags[:place]:
            yield refusal("language-twice", f"language_{place}", N_("This language stands above already."))
