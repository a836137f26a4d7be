"""What one has written and not sent, with whom it is about: only what is within reach today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.cases import permits as case_permits
from reception.cases.models import Case
from reception.db.session import db
from reception.drafts import pages, queries
from reception.drafts.pages import Place
from reception.overview.queries.placing import WHO
from reception.people import permits as people_permits
from reception.people.models import Person


@dataclass(frozen=True)
class About:
    """Whom a draft is about. A protected person stands there as `person_number`, not by name."""

    person_id: int
    person_number: str
    shown_name: str
    is_protected: bool


@dataclass(frozen=True)
class Unfinished:
    """A draft: the page it belongs to, a msgid, whom it is about, and when it was saved."""

    url: str
    page: str
    about: About | None
    saved_at: datetime


def unfinished(actor: Actor) -> list[Unfinished]:
    """The actor's drafts, the newest first. One statement where there is none, three at most where there are."""
    drafts = [(draft, place) for draft in queries.unfinished(actor.user_id) if (place := pages.place_of(draft.path))]
    cases = _by_case({place.case_number for _draft, place in drafts if place.case_number})
    people = _by_person({place.person_number for _draft, place in drafts if place.person_number})
    return [
        Unfinished(draft.url, place.name, _about(place, cases, people), draft.saved_at)
        for draft, place in drafts
        if _is_in_reach(place, cases, people)
    ]


def _by_case(numbers: Iterable[str]) -> dict[str, About]:
    if not numbers:
        return {}
    query = sa.select(*WHO).select_from(Case).join(Case.person).where(Case.number.in_(numbers))
    rows: Any = db.session.execute(case_permits.READ.within(query))
    return {number: About(*who) for number, *who in rows}


def _by_person(numbers: Iterable[str]) -> dict[str, About]:
    if not numbers:
        return {}
    query = sa.select(*WHO[1:]).where(Person.number.in_(numbers))
    rows: Any = db.session.execute(people_permits.READ.within(query))
    return {who[1]: About(*who) for who in rows}


def _is_in_reach(place: Place, cases: dict[str, About], people: dict[str, About]) -> bool:
    return bool(_about(place, cases, people)) or not (place.case_number or place.person_number)


def _about(place: Place, cases: dict[str, About], people: dict[str, About]) -> About | None:
    return cases.get(place.case_number or "") or people.get(place.person_number or "")
