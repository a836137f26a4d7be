"""What is asked about needs: read from the definitions, checked whole, looked up by code. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Final

from reception.cases.terms import ReferralPurpose
from reception.reckoning.definitions import Entry, read_entries, wrong_flags

_KEYS: Final = frozenset({"code", "text", "why", "rule", "feeds", "purpose", "note", "told", "retired"})
_ASKED: Final = ("code", "text", "why", "rule", "feeds")


class Feed(StrEnum):
    """Where a yes leads: the page on which it is seen to."""

    INTERPRETER = "interpreter"
    APPOINTMENT = "appointment"
    TASK = "task"
    REFERRAL = "referral"
    HOME = "home"
    PLAN = "plan"


@dataclass(frozen=True)
class Need:
    """A question. `text`, `why` it is asked and what a yes leads to (`rule`) are msgids.

    `purpose` is what a referral is for, where it feeds one. Without `note` there is no room for words.
    A yes to one that is not `told` stands in no extract: it would tell of health or safety.
    """

    code: str
    text: str
    why: str
    rule: str
    feeds: Feed
    purpose: ReferralPurpose | None = None
    note: bool = True
    told: bool = True
    retired: bool = False


@dataclass(frozen=True)
class Needs:
    """Every question there is or was, by code, in the order in which they are asked."""

    all: Mapping[str, Need]

    def asked(self, also: Collection[str] = ()) -> list[Need]:
        """The questions to ask; a retired one only if it was answered in the row already (`also`)."""
        return [need for need in self.all.values() if not need.retired or need.code in also]

    def answered(self, codes: Collection[str]) -> list[Need]:
        """The questions of these codes in their order; codes that nobody knows are left out."""
        return [need for need in self.all.values() if need.code in codes]


@lru_cache(maxsize=1)
def needs() -> Needs:
    """The questions of this package. Raises InvalidDefinitions."""
    return read_needs(resources.files("reception.plans").joinpath("definitions", "needs.toml").read_text("utf-8"))


def read_needs(text: str) -> Needs:
    """The questions in a file. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "need", "question", keys=_KEYS, unique=("code", "text"), problems_of=_problems)
    return Needs({entry["code"]: _need(entry) for entry in entries})


def _problems(entry: Entry) -> Iterator[str]:
    yield from (f"{key} is missing" for key in _ASKED if not _is_text(entry.get(key)))
    for key, words in (("feeds", Feed), ("purpose", ReferralPurpose)):
        if key in entry and str(entry[key]) not in {word.value for word in words}:
            yield f"unknown {key} {entry[key]!r}"
    if (entry.get("feeds") == Feed.REFERRAL) != ("purpose" in entry):
        yield "a purpose belongs to a referral, and a referral has one"
    yield from wrong_flags(entry, ("note", "told", "retired"))
    code = entry.get("code", "x")
    if not (isinstance(code, str) and code.isascii() and code.replace("_", "a").isalnum() and code == code.lower()):
        yield "a code has small letters, digits and underscores"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _need(entry: Entry) -> Need:
    purpose = entry.get("purpose")
    return Need(
        code=entry["code"],
        text=entry["text"],
        why=entry["why"],
        rule=entry["rule"],
        feeds=Feed(entry["feeds"]),
        purpose=ReferralPurpose(purpose) if purpose else None,
        note=entry.get("note", True),
        told=entry.get("told", True),
        retired=entry.get("retired", False),
    )
