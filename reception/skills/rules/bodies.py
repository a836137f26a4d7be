"""Who maps, assesses and recognises what: read from the definitions; and who is naturally asked. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from typing import Final

from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries
from reception.reckoning.periods import months_after
from reception.reckoning.terms import Footing
from reception.skills.rules.validation import Wait
from reception.skills.terms import Body, QualificationKind, Recognition, Step

_KEYS: Final = frozenset({
    "code", "name", "text", "law", "website", "months_least", "months_most", "source", "status", "why",
})  # fmt: skip
#: SUN 2020: the first digit of upper secondary education; UHR assesses from there on.
_UPPER_SECONDARY: Final = 3
_AT_HOME: Final = "SE"
#: Who is at work before anything is assessed.
MAPPING_STEPS: Final = (Step.SELF_RATING, Step.OVERVIEW)
#: Bodies of which there are many, so that one is named beside.
NAMED_BESIDE: Final = frozenset({Body.SECTOR, Body.SCHOOL, Body.UNIVERSITY, Body.OTHER_AUTHORITY})


@dataclass(frozen=True)
class BodyFacts:
    """What is known of a body. `text`: what it looks at, a msgid; `months_most`: what it usually takes at the most.

    `why`: a msgid, what is to be confirmed and why.
    """

    body: Body
    name: str
    text: str
    law: str = ""
    website: str = ""
    months_least: int | None = None
    months_most: int | None = None
    source: str = ""
    footing: Footing = Footing.READ
    why: str = ""

    def usual_until(self, asked_on: date, wait: Wait) -> date | None:
        """The last day of the usual time for what was asked on a day: days when papers were awaited do not count."""
        if self.months_most is None:
            return None
        return months_after(asked_on, self.months_most) + timedelta(days=wait.for_papers)

    def is_longer_than_usual(self, asked_on: date, wait: Wait, today: date) -> bool:
        """Whether the answer has not come in the usual time; no where that is not known."""
        until = self.usual_until(asked_on, wait)
        return until is not None and until < today


Bodies = Mapping[Body, BodyFacts]


@lru_cache(maxsize=1)
def bodies() -> Bodies:
    """What this package knows of each body, in the order of the choice. Raises InvalidDefinitions."""
    return read_bodies(resources.files("reception.skills").joinpath("definitions", "bodies.toml").read_text("utf-8"))


def read_bodies(text: str) -> Bodies:
    """The bodies in a file. Raises InvalidDefinitions with every problem in it."""
    entries = read_entries(text, "body", "body", keys=_KEYS, unique=("code", "name"), problems_of=_problems)
    found = {Body(entry["code"]): _facts(entry) for entry in entries}
    missing = [body.value for body in Body if body not in found]
    if missing:
        raise InvalidDefinitions([f"the body {code} is missing" for code in missing])
    return {body: found[body] for body in Body}


def _problems(entry: Entry) -> Iterator[str]:
    yield from (f"{key} is missing" for key in ("name", "text") if not str(entry.get(key, "")).strip())
    if entry.get("code") not in {body.value for body in Body}:
        yield f"unknown body {entry.get('code')!r}"
    least, most = entry.get("months_least", 0), entry.get("months_most", 0)
    if not (isinstance(least, int) and isinstance(most, int) and 0 <= least <= (most or least)):
        yield "months are whole numbers, the least not above the most"
    if "months_most" in entry and not entry.get("source"):
        yield "a usual time has its source"
    if entry.get("status", "to_confirm") != "to_confirm" or ("status" in entry) != ("why" in entry):
        yield "what is to_confirm says why"


def _facts(entry: Entry) -> BodyFacts:
    return BodyFacts(
        body=Body(entry["code"]),
        name=entry["name"],
        text=entry["text"],
        law=entry.get("law", ""),
        website=entry.get("website", ""),
        months_least=entry.get("months_least"),
        months_most=entry.get("months_most"),
        source=entry.get("source", ""),
        footing=Footing.TO_CONFIRM if "status" in entry else Footing.READ,
        why=entry.get("why", ""),
    )


@dataclass(frozen=True)
class Brought:
    """What of a qualification tells whom to ask. `authority`: of its regulated profession, as the vocabulary has it."""

    kind: QualificationKind
    level_code: str | None = None
    country: str | None = None
    authority: str = ""


def natural_bodies(brought: Brought, step: Step) -> tuple[Body, ...]:
    """Whom to ask for a step, the first first: a proposal, never more."""
    if step in MAPPING_STEPS:
        return (Body.OWN_UNIT,)
    if brought.authority:
        return (_authority(brought.authority),)
    if brought.kind is QualificationKind.WORK:
        return (Body.SCHOOL, Body.SECTOR)
    if step is Step.DEEPENED:
        return (Body.OWN_UNIT,)
    if brought.kind is QualificationKind.EDUCATION and _is_for_uhr(brought):
        return (Body.UHR,)
    return ()


def _authority(code: str) -> Body:
    return Body(code) if code in (Body.SOCIALSTYRELSEN.value, Body.SKOLVERKET.value) else Body.OTHER_AUTHORITY


def _is_for_uhr(brought: Brought) -> bool:
    level = (brought.level_code or "")[:1]
    return level.isdecimal() and int(level) >= _UPPER_SECONDARY and brought.country != _AT_HOME


def natural_aim(brought: Brought) -> Recognition:
    """What a validation of it usually leads to: a proposal, never more."""
    if brought.authority:
        return Recognition.LICENCE
    if brought.kind is QualificationKind.EDUCATION:
        return Recognition.STATEMENT
    return Recognition.CERTIFICATE
