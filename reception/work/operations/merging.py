"""What a merge of two records about one person does with work. Registered in the registry.

Files of different boards follow by themselves. Where one board keeps a file of both records, the two are one: what
either says is kept, and placements, jobs, studies, incomes and all the rest follow. Twice told is made one where only
one can be true: a status at one moment, a person proposed twice for one place, and an enrolment that both files have
from the same day and that has not ended. Open enrolments from different days stay side by side: on which day the first
of them ended is for somebody to find out.
"""

from typing import Any, Final, TypeVar

import sqlalchemy as sa

from reception.db.following import Joined
from reception.db.session import db
from reception.i18n.markers import N_
from reception.i18n.text import _, label
from reception.people import permits as people_permits
from reception.people.queries.moves import Countable
from reception.work.models import (
    Employment,
    Enrolment,
    IncomePeriod,
    OfWorkFile,
    Placement,
    Programme,
    Proposal,
    StatusNote,
    WorkFile,
)
from reception.work.permits import of_own_boards
from reception.work.terms.employers import ProposalAnswer
from reception.work.terms.file import Seeks
from reception.work.terms.income import WorkStatus

LONGEST_NOTE: Final = 500
Row = TypeVar("Row")


def _countable(model: type[OfWorkFile], name: str) -> Countable:
    """Rows of the reader's own boards alone."""
    return Countable(
        model, name, lambda actor: model.work_file_id.in_(sa.select(WorkFile.id).where(of_own_boards(actor)))
    )


#: What is told of it before.
COUNTED: Final = (
    Countable(WorkFile, N_("Files on work"), of_own_boards),
    _countable(Programme, N_("Programmes of Arbetsförmedlingen")),
    _countable(Placement, N_("Placements")),
    _countable(Employment, N_("Jobs")),
    _countable(IncomePeriod, N_("Sources of income")),
)


def _row(model: type[Row], row_id: int) -> Row:
    found: Row = people_permits.MOVE_RECORD.one(sa.select(model).where(model.id == row_id))  # type: ignore[attr-defined]
    return found


def _pair(model: type[Row], pair: Joined) -> tuple[Row, Row]:
    return _row(model, pair.stays), _row(model, pair.gone)


def _keep(model: type[Any], row_id: int, values: dict[str, Any]) -> None:
    db.session.execute(sa.update(model).where(model.id == row_id).values(values))


def join_files(pair: Joined) -> None:
    """One board kept both: what either looks for is looked for; of the rest the record that stands, and else the
    other. Of one open enrolment that both have, what either knows is kept."""
    stays, gone = _pair(WorkFile, pair)
    first = min(stays, gone, key=lambda one: one.made_at)
    values = {
        "seeks": _sought(stays.seeks, gone.seeks),
        "can_begin_on": stays.can_begin_on or gone.can_begin_on,
        "extent": stays.extent or gone.extent,
        "made_at": first.made_at,
        "made_by_id": first.made_by_id,
    }
    _join_enrolments(pair)
    _keep(WorkFile, pair.stays, values)


def _sought(one: Seeks | None, other: Seeks | None) -> Seeks | None:
    wanted = {told for told in (one, other) if told not in {None, Seeks.NOT_NOW}}
    if len(wanted) > 1:
        return Seeks.BOTH
    return wanted.pop() if wanted else one or other


def _join_enrolments(pair: Joined) -> None:
    """Let one row stand of an open enrolment that both have from the same day."""
    query = sa.select(Enrolment).where(
        Enrolment.work_file_id.in_((pair.stays, pair.gone)), Enrolment.ended_on.is_(None)
    )
    found = people_permits.MOVE_RECORD.all(query.order_by(Enrolment.id))
    standing = {one.enrolled_on: one for one in found if one.work_file_id == pair.stays}
    for gone in (one for one in found if one.work_file_id == pair.gone and one.enrolled_on in standing):
        stays = standing[gone.enrolled_on]
        names = ("category", "office", "planner", "planner_phone")
        values = {name: getattr(stays, name) or getattr(gone, name) for name in names}
        meetings = [one.next_meeting_on for one in (stays, gone) if one.next_meeting_on]
        _keep(Enrolment, stays.id, {**values, "next_meeting_on": max(meetings, default=None)})
        db.session.execute(sa.delete(Enrolment).where(Enrolment.id == gone.id))


def join_statuses(pair: Joined) -> None:
    """One moment was asked about on both: what is known stands, else the record that stands; the other beside it."""
    stays, gone = _pair(StatusNote, pair)
    names = ("on", "status", "learnt_through")
    told, other = (gone, stays) if stays.status is WorkStatus.UNKNOWN else (stays, gone)
    notes = [told.note, other.note]
    if other.status not in {told.status, WorkStatus.UNKNOWN}:
        notes.insert(1, _("The other record: %(answer)s", answer=label(other.status)))
    values = {name: getattr(told, name) for name in names}
    _keep(StatusNote, pair.stays, {**values, "note": _both(*notes)})


def join_proposals(pair: Joined) -> None:
    """One place was proposed on both: proposed on the first day, with what each side answered; open if either is."""
    stays, gone = _pair(Proposal, pair)
    is_open = stays.ended_on is None or gone.ended_on is None
    values = {
        "proposed_on": min(stays.proposed_on, gone.proposed_on),
        "person_answer": _answered(stays.person_answer, gone.person_answer),
        "employer_answer": _answered(stays.employer_answer, gone.employer_answer),
        "ended_on": None if is_open else max(filter(None, (stays.ended_on, gone.ended_on))),
        "note": _both(stays.note, gone.note),
    }
    _keep(Proposal, pair.stays, values)


def _answered(stays: ProposalAnswer, gone: ProposalAnswer) -> ProposalAnswer:
    return gone if stays is ProposalAnswer.WAITING else stays


def _both(*texts: str | None) -> str | None:
    """The texts, each once, as far as there is room; the first is never cut for the other."""
    return "\n".join(dict.fromkeys(text for text in texts if text))[:LONGEST_NOTE] or None


#: What is saved where two rows of a table become one.
JOINING: Final = {
    "work_file": join_files,
    "work_status_note": join_statuses,
    "work_proposal": join_proposals,
}
