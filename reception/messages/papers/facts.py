"""What papers tell of a case and its caseworker, as plain facts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import current_app

from reception.messages.papers.floor import Sheet
from reception.messages.wording import card as wording

if TYPE_CHECKING:
    from reception.cases.models import Case


@dataclass(frozen=True)
class Whom:
    """Whom to call: a caseworker's name, title and telephone, as far as they are noted."""

    name: str
    title: str | None
    phone: str | None


@dataclass(frozen=True)
class About:
    """As much of a case as stands on each of its papers: the person's number names nobody."""

    number: str
    letterhead: str
    whom: Whom | None


def about(case: "Case") -> About:
    """What is told of a case."""
    worker = case.worker
    whom = Whom(worker.name, worker.title, worker.phone) if worker is not None and worker.active else None
    letterhead = f"{current_app.config['MUNICIPALITY']} · {case.unit.name}"
    return About(case.person.number, letterhead, whom)


def whom_to_call(sheet: Sheet, whom: Whom | None) -> None:
    """Add to a paper whom to call; nothing where the case has no caseworker."""
    if whom is None:
        return
    sheet.heading(wording.WHOM)
    sheet.given(wording.CASEWORKER, ", ".join(filter(None, (whom.name, whom.title))))
    if whom.phone:
        sheet.given(wording.PHONE, whom.phone)
