"""What runs out around a caseworker, and what is to be acted on: of those whose cases are one's own."""

from collections.abc import Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.audit.reading import saw
from reception.cases import permits
from reception.cases.models import Case
from reception.cases.queries.awaited import NOBODY, Colleagues
from reception.cases.terms import CaseState
from reception.db.session import db
from reception.education.queries.shared.absence_signals import SharedSignal, signals_shared
from reception.housing.queries.ending_soon import EndingContract, ending_soon
from reception.overview.queries.day import Window
from reception.overview.queries.placing import Whose
from reception.overview.queries.rows import DayAbsence, DayContract, DayPaper, DayValidation
from reception.people import queries as people
from reception.people.queries.documents import ExpiringDocument
from reception.skills.queries.day import validations_to_act
from reception.skills.queries.validation_lists import OpenRow
from reception.work.queries.due import Due
from reception.work.queries.statuses_due import StatusDue


def papers(actor: Actor, _today: date, window: Window, standing_in: Colleagues = NOBODY) -> list[DayPaper]:
    """The documents that expire soon, or have of late, the first to expire first."""
    whose, (offset, limit) = Whose(actor.user_id, standing_in), window
    found = people.expiring(people=people_of(whose), limit=offset + limit)[offset:]
    names = colleagues(whose, standing_in, found)
    return [DayPaper(*who(row, names), row.number, row.kind, row.expires_on) for row in found]


def contracts(actor: Actor, today: date, window: Window, standing_in: Colleagues = NOBODY) -> list[DayContract]:
    """The contracts that end soon, or need notice soon, what is first to be done first."""
    whose, (offset, limit) = Whose(actor.user_id, standing_in), window
    found = ending_soon(people_of(whose), today)[offset : offset + limit]
    saw(row.person_id for row in found)
    names = colleagues(whose, standing_in, found)
    return [DayContract(*who(row, names), row.number, row.tenure, row.last_on, row.notice_by) for row in found]


def absence(actor: Actor, _today: date, window: Window, standing_in: Colleagues = NOBODY) -> list[DayAbsence]:
    """Absence from studies to act on, the first due first; of those whose attendance one's board may see."""
    whose, (offset, limit) = Whose(actor.user_id, standing_in), window
    found = signals_shared(people_of(whose), offset, limit)
    saw(row.person_id for row in found)
    names = colleagues(whose, standing_in, found)
    return [DayAbsence(*who(row, names), row.signal_id, row.absences, row.act_by) for row in found]


def validations(actor: Actor, today: date, window: Window, standing_in: Colleagues = NOBODY) -> list[DayValidation]:
    """Validations whose next step's day has come, or whose body takes longer than usual; next steps first."""
    whose, (offset, limit) = Whose(actor.user_id, standing_in), window
    found = validations_to_act(people_of(whose), today, (offset, limit))
    names = colleagues(whose, standing_in, [one.row for one in found])
    return [
        DayValidation(
            *who(one.row, names), one.row.profile_number, one.row.number, one.row.title,
            None if one.is_late_body else one.row.next_step, one.row.body if one.is_late_body else None, one.day,
        )
        for one in found
    ]  # fmt: skip


def people_of(whose: Whose) -> sa.Select[int]:
    """Those whose open case is with one of them."""
    return sa.select(Case.person_id).where(Case.worker_id.in_(whose.ids), Case.state == CaseState.OPEN)


_Row = ExpiringDocument | EndingContract | SharedSignal | OpenRow | Due | StatusDue


def who(row: _Row, names: Mapping[int, str | None]) -> tuple[int, str, str, bool, str | None]:
    """The first columns of a row of the day: the person, and in whose place one sees to her."""
    return row.person_id, row.person_number, row.shown_name, row.is_protected, names.get(row.person_id)


def colleagues(whose: Whose, standing_in: Colleagues, rows: Sequence[_Row]) -> dict[int, str | None]:
    """In whose place one sees to these people, by their ids. No statement for those who stand in for nobody."""
    if not standing_in or not rows:
        return {}
    ids = {row.person_id for row in rows}
    query = sa.select(Case.person_id, Case.worker_id).join(Case.person).where(Case.person_id.in_(ids))
    query = query.where(Case.worker_id.in_(whose.ids), Case.state == CaseState.OPEN)
    workers: dict[int, list[int | None]] = {}
    for person_id, worker_id in db.session.execute(permits.READ.within(query)):
        workers.setdefault(person_id, []).append(worker_id)
    return {person_id: whose.for_name(*found) for person_id, found in workers.items()}
