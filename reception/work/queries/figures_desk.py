"""What the figure I39 is counted from: people enrolled as jobseekers with an open case, and contacts about them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from reception.accounts.models import Unit
from reception.cases.models import Case
from reception.contacts.models import Contact
from reception.contacts.terms import ContactState
from reception.i18n.formats import local
from reception.organisations.queries import employment_services
from reception.work.models import Enrolment, WorkFile
from reception.work.queries.figures import rows
from reception.work.rules.figures_work import Enrolled


def enrolled_on_day(day: date) -> Iterator[Enrolled]:
    """Everybody with a case that is open on the day, whose board noted that she is enrolled then. Three statements.

    Once, since the first of the days; with the days of contacts of any of her cases that took place.
    """
    met = _contacts(day)
    found: dict[int, date] = {}
    for person_id, since in rows(_enrolments(day)):
        found[person_id] = min(since, found.get(person_id, since))
    for person_id, since in sorted(found.items()):
        yield Enrolled(since, met[person_id])


def _enrolments(day: date) -> sa.Select[int, date]:
    unit = aliased(Unit)
    board = sa.func.coalesce(unit.parent_id, unit.id)
    return (
        sa.select(Case.person_id, Enrolment.enrolled_on)
        .join(unit, unit.id == Case.unit_id)
        .join(WorkFile, sa.and_(WorkFile.person_id == Case.person_id, WorkFile.board_id == board))
        .join(Enrolment, Enrolment.work_file_id == WorkFile.id)
        .where(Case.opened_on <= day, sa.or_(Case.closed_on.is_(None), Case.closed_on > day))
        .where(Enrolment.enrolled_on <= day, sa.or_(Enrolment.ended_on.is_(None), Enrolment.ended_on >= day))
    )


def _contacts(day: date) -> defaultdict[int, list[date]]:
    """The days by the day on which something took place with Arbetsförmedlingen about somebody."""
    keys = [one.id for one in employment_services()]
    query = sa.select(Case.person_id, Contact.at).join(Case, Case.id == Contact.case_id)
    took_place = query.where(
        Contact.organisation_id.in_(keys), Contact.state == ContactState.HELD, Contact.withdrawn_at.is_(None)
    )
    found: defaultdict[int, list[date]] = defaultdict(list)
    for person_id, at in rows(took_place):
        if local(at).date() <= day:
            found[person_id].append(local(at).date())
    return found
