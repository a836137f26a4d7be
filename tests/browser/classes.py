"""New groups in the demo's school, led by its teacher, for tests that write in them."""

import random
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.access.roles import Role
from reception.accounts.models import RoleAssignment, User
from reception.db.session import db
from reception.education.models import Place, Pupil, StudyGroup, Teaching
from reception.education.terms.pupils import Programme
from reception.i18n.formats import now
from reception.people import operations as people
from reception.web import short_number

SOURCE = random.SystemRandom()


def make_group(name: str, **given: Any) -> StudyGroup:
    """A group of SFI with a name of its own. `given`: its course, its first and its last day."""
    teacher = db.session.scalars(sa.select(User).where(User.email == "teacher@demo.example")).one()
    duty = sa.select(RoleAssignment).where(RoleAssignment.user_id == teacher.id, RoleAssignment.role == Role.SFI_STAFF)
    unit_id = db.session.scalars(duty.limit(1)).one().unit_id
    group = StudyGroup(
        number=short_number.make(SOURCE), unit_id=unit_id, name=f"{name} {short_number.make(SOURCE)}",
        programme=Programme.SFI, **given,
        teachers=[Teaching(user_id=teacher.id, is_responsible=True, first_on=given["first_on"])],
    )  # fmt: skip
    db.session.add(group)
    db.session.flush()
    return group


def make_pupil(group: StudyGroup, name: str, *, received_on: date | None = None) -> Pupil:
    """A pupil who has been in the group from its first day."""
    person = people.register_person(name=name)
    pupil = Pupil(
        number=short_number.make(SOURCE), person_id=person.id, unit_id=group.unit_id, registered_on=group.first_on,
        received_on=received_on,
    )  # fmt: skip
    db.session.add(pupil)
    db.session.flush()
    db.session.add(Place(group=group, pupil=pupil, first_on=group.first_on, made_at=now()))
    return pupil
