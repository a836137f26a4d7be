"""The groups of a school and who has a place in them, beside which its lists are read.

A hidden pupil is known here by her number and alias alone, unless the reader is named for her.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

import sqlalchemy as sa

from reception.accounts.models import Unit
from reception.db.bulk import chunks
from reception.db.session import db
from reception.education import permits
from reception.education.models import Pupil, StudyGroup
from reception.education.queries.groups.places import places_between
from reception.education.queries.pupils.names import called
from reception.imports.rules.folding import fold
from reception.imports.rules.school.pupils import KnownPlace, name_key
from reception.people.models import Identifier, Person
from reception.reckoning.periods import Period


def groups_of_unit(unit: Unit) -> list[StudyGroup]:
    """The groups of a school unit, by name."""
    query = sa.select(StudyGroup).where(StudyGroup.unit_id == unit.id)
    return list(permits.GROUPS.all(query.order_by(StudyGroup.name, StudyGroup.id)))


def places_here(group_ids: Collection[int]) -> dict[int, list[KnownPlace]]:
    """Who has, had or is to have a place in these groups, by group, with all that a list may call her."""
    places = places_between(group_ids, date.min, None)
    names = called({place.pupil_id for place in places})
    numbers = _numbers({place.pupil_id for place in places})
    found: dict[int, list[KnownPlace]] = defaultdict(list)
    for place in places:
        name = names[place.pupil_id]
        spoken = filter(None, (name.shown, name.alias, place.pupil.alias if name.is_alias else None))
        found[place.group_id].append(
            KnownPlace(
                id=place.id,
                pupil_id=place.pupil_id,
                person_id=place.pupil.person_id,
                pupil_number=place.pupil.number,
                shown=name.shown,
                keys=frozenset({fold(place.pupil.number), *(name_key(one) for one in spoken)}),
                days=Period(place.first_on, place.last_on),
                number=frozenset(numbers.get(place.pupil_id, ())),
                born=name.birth,
            )
        )
    return dict(found)


def _numbers(pupil_ids: Collection[int]) -> dict[int, set[str]]:
    """The identity numbers of pupils, but of nobody who is hidden from the reader."""
    found: dict[int, set[str]] = defaultdict(set)
    for part in chunks(pupil_ids):
        query = (
            sa.select(Pupil.id, Identifier.value)
            .join(Person, Person.id == Pupil.person_id)
            .join(Identifier, Identifier.person_id == Person.id)
            .where(Pupil.id.in_(part))
        )
        for pupil_id, value in db.session.execute(permits.NAMES.within(query)):
            found[pupil_id].add(value)
    return found
