"""What the register of discrimination goes by, and where somebody can turn, read from the definitions. Pure."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from reception.inclusion.rules.counts_files import BASIS_KEYS, missing_texts, odd_number, odd_texts, text_of
from reception.reckoning.definitions import Entry, InvalidDefinitions

_FILE: Final = "discrimination.toml"
_CLOSE_DAYS: Final = "close_days"
_KEYS: Final = {
    "parameter": BASIS_KEYS | {"code", "label", "value"},
    "turn": BASIS_KEYS | {"code", "name", "text", "phone", "web"},
}


@dataclass(frozen=True)
class Closing:
    """Within how many days a report is to be closed. `source`: in Swedish; `label`, `to_confirm`: msgids."""

    days: int
    label: str
    source: str
    to_confirm: str


@dataclass(frozen=True)
class Helper:
    """Where somebody can turn. `name`: in Swedish; `text`: a msgid; `phone` and `web` are empty where there is none."""

    code: str
    name: str
    text: str
    phone: str
    web: str

    @property
    def dialled(self) -> str:
        """The number as a telephone dials it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


@dataclass(frozen=True)
class Register:
    """All that the file says."""

    closing: Closing
    helpers: tuple[Helper, ...]


@lru_cache(maxsize=1)
def register() -> Register:
    """What this package's file says. Raises InvalidDefinitions."""
    return read_register(text_of(_FILE))


def closing_days() -> int:
    """Days within which a report is to be closed (indicator I32)."""
    return register().closing.days


def helpers() -> tuple[Helper, ...]:
    """Where somebody can turn, in the order of the file."""
    return register().helpers


def read_register(text: str) -> Register:
    """What a file says. Raises InvalidDefinitions with every problem in it."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as unreadable:
        raise InvalidDefinitions([f"this is not TOML: {unreadable}"]) from unreadable
    problems = list(_problems(tables))
    if problems:
        raise InvalidDefinitions(problems)
    told = {entry["code"]: entry for entry in tables["parameter"]}[_CLOSE_DAYS]
    closing = Closing(told["value"], told["label"], told["source"], told.get("to_confirm", ""))
    return Register(closing, tuple(_helper(entry) for entry in tables["turn"]))


def _helper(entry: Entry) -> Helper:
    return Helper(entry["code"], entry["name"], entry["text"], entry.get("phone", ""), entry.get("web", ""))


def _problems(tables: dict[str, Any]) -> Iterator[str]:
    yield from (f"unknown table {name!r}" for name in tables if name not in _KEYS)
    for heading, keys in _KEYS.items():
        entries = tables.get(heading, [])
        if not (isinstance(entries, list) and entries and all(isinstance(entry, dict) for entry in entries)):
            yield f"there is no [[{heading}]]"
            return
        codes = [entry.get("code") for entry in entries]
        yield from (f"code {code!r} stands twice" for code in dict.fromkeys(codes) if codes.count(code) > 1)
        for place, entry in enumerate(entries, 1):
            found = _of_parameter(entry) if heading == "parameter" else _of_turn(entry)
            unknown = (f"unknown key {key!r}" for key in entry if key not in keys)
            yield from (f"{heading} {place}: {problem}" for problem in (*unknown, *found))
    if _CLOSE_DAYS not in [entry.get("code") for entry in tables["parameter"]]:
        yield f"the parameter {_CLOSE_DAYS} is missing"


def _of_parameter(entry: Entry) -> Iterator[str]:
    yield from missing_texts(entry, ("code", "label", "source"))
    yield from odd_texts(entry, ("to_confirm",))
    yield from odd_number(entry, "value")


def _of_turn(entry: Entry) -> Iterator[str]:
    yield from missing_texts(entry, ("code", "name", "text", "source"))
    yield from odd_texts(entry, ("phone", "web", "to_confirm"))
    if not str(entry.get("web", "https://")).startswith("https://"):
        yield "web begins with https://"
