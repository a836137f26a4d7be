"""The bank of questions: read from the definitions, checked whole, looked up by code. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Final

from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries, wrong_flags
from reception.surveys.terms import QuestionKind

_KEYS: Final = frozenset({"code", "kind", "text", "source", "about", "usual", "retired"})
_ASKED: Final = ("code", "kind", "text", "source")
#: The question of Upplands Väsby's definition; indicator I30 counts its steps 4 and 5.
PART_OF: Final = "part-of"
FEWEST_OPTIONS: Final = 2
MOST_OPTIONS: Final = 12


@dataclass(frozen=True)
class Item:
    """A question of the bank. `text` and `options` are msgids, in the order of the page.

    `about`: the coarse trait that it asks for; None: a question of the survey itself.
    """

    code: str
    kind: QuestionKind
    text: str
    options: tuple[str, ...]
    source: str
    about: str | None = None
    usual: bool = False
    retired: bool = False


@dataclass(frozen=True)
class Bank:
    """Every question there is or was, by code, in the order in which they are offered; and the answers of each kind."""

    all: Mapping[str, Item]
    sets: Mapping[str, tuple[str, ...]]

    @property
    def offered(self) -> list[Item]:
        """The questions to choose from."""
        return [item for item in self.all.values() if not item.retired]

    @property
    def usual(self) -> list[Item]:
        """The questions that a survey of inclusion begins with."""
        return [item for item in self.offered if item.usual]

    def answers_of(self, kind: QuestionKind) -> tuple[str, ...]:
        """What is answered to every question of a kind: msgids. Of a choice nothing: it has answers of its own."""
        return self.sets.get(kind.value, ())


@lru_cache(maxsize=1)
def bank() -> Bank:
    """The questions of this package. Raises InvalidDefinitions."""
    folder = resources.files("reception.surveys").joinpath("definitions")
    return read_bank(*(folder.joinpath(name).read_text("utf-8") for name in ("bank.toml", "bank_options.toml")))


def read_bank(items: str, options: str) -> Bank:
    """The questions in a file and their answers in another. Raises InvalidDefinitions with every problem."""
    sets = _sets(read_entries(options, "option", "answer", keys={"set", "text"}, unique=(), problems_of=_lacks_words))
    entries = read_entries(items, "item", "question", keys=_KEYS, unique=("code", "text"), problems_of=_problems)
    problems = [problem for entry in entries for problem in _without_answers(entry, sets)]
    if problems:
        raise InvalidDefinitions(problems)
    return Bank({entry["code"]: _item(entry, sets) for entry in entries}, sets)


def _sets(entries: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    names = dict.fromkeys(entry["set"] for entry in entries)
    return {name: tuple(entry["text"] for entry in entries if entry["set"] == name) for name in names}


def _lacks_words(entry: Entry) -> Iterator[str]:
    yield from (f"{key} is missing" for key in ("set", "text") if not _is_text(entry.get(key)))


def _problems(entry: Entry) -> Iterator[str]:
    yield from (f"{key} is missing" for key in _ASKED if not _is_text(entry.get(key)))
    if str(entry.get("kind")) not in {kind.value for kind in QuestionKind}:
        yield f"unknown kind {entry.get('kind')!r}"
    if "about" in entry and not _is_text(entry["about"]):
        yield "about is empty"
    yield from wrong_flags(entry, ("usual", "retired"))
    code = entry.get("code", "x")
    if not (isinstance(code, str) and code.isascii() and code.replace("-", "a").isalnum() and code == code.lower()):
        yield "a code has small letters, digits and hyphens"


def _without_answers(entry: Entry, sets: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    count = len(sets.get(_set_of(entry), ()))
    if not FEWEST_OPTIONS <= count <= MOST_OPTIONS:
        yield f"question {entry['code']} has {count} answers"


def _set_of(entry: Entry) -> str:
    return str(entry["code"] if entry["kind"] == QuestionKind.CHOICE.value else entry["kind"])


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _item(entry: Entry, sets: Mapping[str, tuple[str, ...]]) -> Item:
    return Item(
        code=entry["code"],
        kind=QuestionKind(entry["kind"]),
        text=entry["text"],
        options=sets[_set_of(entry)],
        source=entry["source"],
        about=entry.get("about"),
        usual=entry.get("usual", False),
        retired=entry.get("retired", False),
    )
