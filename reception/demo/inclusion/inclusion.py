"""All of inclusion, told for the people that the caseworkers' unit knows."""

from datetime import date
from random import Random

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.accounts import queries as accounts
from reception.audit.log import record
from reception.cases.models import Case
from reception.cases.permits import READ
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.demo.inclusion.activities import tell_activities
from reception.demo.inclusion.friends import tell_friends
from reception.demo.inclusion.registers import tell_counts, tell_reports
from reception.demo.inclusion.surveys import tell_surveys
from reception.demo.staff import ACCOUNTS
from reception.people.models import Person
from reception.people.terms import Protection
from reception.reminders.models import UnitReminders

#: So many people are told of: enough to try everything, however large the municipality is.
TOLD_OF = 160
_GROWN_UP = 18
#: With fewer open cases of adults, surveys have fewer answers.
_SMALL = 60


def include(today: date, seed: int) -> None:
    """Activities and friends of the first unit's people, the registers of the municipality, and two surveys."""
    chance = Random(seed)  # noqa: S311 - same seed, same rows
    worker = accounts.user_by_email(ACCOUNTS[0].email)
    if worker is None:
        return
    unit_id = accounts.actor_of(worker).duties[0].unit_id
    cases = _grown_ups(unit_id, today)
    tell_activities(chance, cases, unit_id, today)
    tell_friends(chance, cases, unit_id, today)
    tell_reports(chance, today)
    tell_counts(chance, today)
    db.session.add(UnitReminders(unit_id=unit_id, by_text=True, by_email=True))
    db.session.flush()
    record("demo.inclusion-told")
    tell_surveys(chance, today, is_small=len(cases) < _SMALL)


def _grown_ups(unit_id: int, today: date) -> list[Case]:
    """Open cases of adults whom nothing hides, the oldest first."""
    query = (
        sa.select(Case)
        .join(Case.person)
        .where(Case.unit_id == unit_id, Case.state == CaseState.OPEN, Person.protection == Protection.NONE)
        .where(Person.birth_on < date(today.year - _GROWN_UP, 1, 1))
        .order_by(Case.opened_on, Case.id)
        .options(joinedload(Case.person))
        .limit(TOLD_OF)
    )
    return list(READ.all(query))
