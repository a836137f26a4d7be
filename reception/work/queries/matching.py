"""Places that fit a person, and people who look for a place, each with its reasons and with what was proposed."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from reception.audit.reading import saw
from reception.i18n.formats import today
from reception.organisations.models import Organisation
from reception.organisations.queries import is_there
from reception.people.models import Person
from reception.skills.queries.profiles import mapping_unit
from reception.work import permits
from reception.work.models import Opening, Proposal, WorkFile
from reception.work.queries.files import file_of
from reception.work.queries.openings import is_open_on
from reception.work.queries.proposals import proposals_for, proposals_in
from reception.work.queries.seekers import seeker_of, seekers
from reception.work.rules.matching import Match, people_for, places_for
from reception.work.rules.matching_facts import Place
from reception.work.rules.proposals import Offer


@dataclass(frozen=True)
class FittingPlace:
    """A place for a person; `proposal` if it was proposed to her."""

    opening: Opening
    match: Match
    proposal: Proposal | None


@dataclass(frozen=True)
class FittingPerson:
    """A person for a place; `proposal` if she was proposed for it."""

    file: WorkFile
    match: Match
    proposal: Proposal | None


@dataclass(frozen=True)
class Places:
    """The first places for somebody, of so many that are open. `file`: what her search was read from, if any."""

    rows: tuple[FittingPlace, ...]
    total: int
    file: WorkFile | None


@dataclass(frozen=True)
class People:
    """The first people for a place, of so many within reach who look for work; and who was proposed for it."""

    rows: tuple[FittingPerson, ...]
    total: int
    proposed: tuple[Proposal, ...]


def opening(number: str) -> Opening:
    """The place of that number, whatever its state. Raises OutOfReach."""
    query = sa.select(Opening).where(Opening.number == number).options(joinedload(Opening.organisation))
    return permits.EMPLOYERS.one(query)


def offer_of(one: Opening) -> Offer:
    """What the rules ask of a place for which somebody is to be proposed."""
    return Offer(one.state, one.open_until, one.ends_on, one.organisation.closed_on)


def places_that_fit(person: Person, shown: int) -> Places:
    """The open places for a person, those first that fit best. Raises OutOfReach."""
    _unit_id, board_id = mapping_unit(person)
    file = file_of(person)
    offered = {one.id: one for one in _open()}
    proposed = {one.opening_id: one for one in proposals_in(file)}
    found = places_for(seeker_of(person, file, board_id), [_place(one) for one in offered.values()], shown=shown)
    rows = (FittingPlace(offered[one.place_id], one, proposed.get(one.place_id)) for one in found)
    return Places(tuple(rows), len(offered), file)


def people_that_fit(one: Opening, shown: int) -> People:
    """The people of the reader's boards who look for work, those first whom the place fits best."""
    everybody = seekers()
    found = people_for(_place(one), everybody, shown=shown)
    files = _files([match.seeker_id for match in found])
    proposed = tuple(proposals_for(one))
    by_file = {each.work_file_id: each for each in proposed}
    saw(file.person_id for file in (*files.values(), *(each.work_file for each in proposed)))
    rows = (FittingPerson(files[match.seeker_id], match, by_file.get(match.seeker_id)) for match in found)
    return People(tuple(rows), len(everybody), proposed)


def _open() -> Sequence[Opening]:
    day = today()
    query = (
        sa.select(Opening)
        .join(Organisation, Organisation.id == Opening.organisation_id)
        .where(
            is_open_on(day),
            is_there(),
        )
        .options(contains_eager(Opening.organisation))
        .order_by(Opening.id)
    )
    return permits.EMPLOYERS.all(query)


def _place(one: Opening) -> Place:
    return Place(
        place_id=one.id,
        kind=one.kind,
        occupation=one.occupation_code,
        extent=one.extent,
        begins_on=max(one.begins_on, today()) if one.begins_on else None,
        swedish=one.swedish,
        languages=tuple(one.languages.split()),
        licence=one.driving_licence,
        odd_hours=one.odd_hours,
    )


def _files(ids: Sequence[int]) -> dict[int, WorkFile]:
    query = sa.select(WorkFile).where(WorkFile.id.in_(ids)).options(joinedload(WorkFile.person))
    return {one.id: one for one in permits.FILES.all(query)} if ids else {}
