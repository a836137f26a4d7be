"""What may happen to reports of discrimination. Raises `Refused` where rules stop it.

What they say is in no line of the log: it keeps which report, and what was done. Of one that somebody told herself it
keeps nothing before its keeper opens it.
"""

from collections.abc import Collection
from datetime import date

from reception.access.actor import current
from reception.audit.log import leave_no_line, record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import today
from reception.inclusion.models import DiscriminationReport, DiscriminationStep
from reception.inclusion.permits import NUMBERS
from reception.inclusion.queries import discrimination as queries
from reception.inclusion.rules import discrimination as rules
from reception.inclusion.terms.discrimination import (
    Concerned,
    DiscriminationGround,
    PlaceKind,
    ReportOutcome,
    ReportState,
    StepKind,
)
from reception.reckoning.remarks import accepted
from reception.web.free_number import free_number


class EnoughForToday(Exception):
    """So many reports came from newcomers' own pages today that no more are taken."""


def hand_in(
    *,
    received_on: date,
    happened_on: date | None,
    place_kind: PlaceKind,
    concerned: Concerned,
    grounds: Collection[DiscriminationGround],
    account: str,
    reach: str | None,
) -> DiscriminationReport:
    """Somebody was told of discrimination and writes it down. Who does so is kept, and reads no report."""
    accepted(
        [
            *rules.check_report(received_on, happened_on, grounds, today()),
            *rules.check_texts({"account": account}, today()),
        ]
    )
    made = DiscriminationReport(
        number=free_number(DiscriminationReport, NUMBERS), received_on=received_on, happened_on=happened_on,
        place_kind=place_kind, concerned=concerned, grounds=rules.as_text(grounds), account=account,
        reach=reach or None, received_by_id=current().user_id,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("discrimination.handed-in", made)
    return made


def tell(
    *, happened_on: date | None, place_kind: PlaceKind, account: str, reach: str | None, language: str
) -> DiscriminationReport:
    """Somebody tells it herself. No row and no line of the log knows who she is, unless her own words say so.

    The same words again on the same day are one report. Raises EnoughForToday.
    """
    accepted(rules.check_report(today(), happened_on, (), today()))
    told = queries.own_of_today()
    what = (happened_on, place_kind, account, reach or None, language)
    for one in told:
        if (one.happened_on, one.place_kind, one.account, one.reach, one.language) == what:
            return one
    if len(told) >= rules.MOST_A_DAY:
        raise EnoughForToday
    made = DiscriminationReport(
        number=free_number(DiscriminationReport, NUMBERS), received_on=today(), happened_on=happened_on,
        place_kind=place_kind, concerned=Concerned.UNKNOWN, grounds="", account=account, reach=reach or None,
        language=language,
    )  # fmt: skip
    db.session.add(made)
    leave_no_line()
    return made


def sort_report(
    report: DiscriminationReport,
    *,
    happened_on: date | None,
    place_kind: PlaceKind,
    concerned: Concerned,
    grounds: Collection[DiscriminationGround],
) -> None:
    """Its keeper says what a report is about. What was told stays as it was told."""
    accepted(rules.check_report(report.received_on, happened_on, grounds, today()))
    entered = {
        "happened_on": happened_on, "place_kind": place_kind, "concerned": concerned, "grounds": rules.as_text(grounds),
    }  # fmt: skip
    if changed := write_anew(report, entered):
        record("discrimination.sorted", report, fields=" ".join(changed))


def note_step(report: DiscriminationReport, *, on: date, kind: StepKind, note: str | None) -> None:
    """Note what was done about an open report."""
    hold(report)
    accepted(
        [
            *rules.check_state(report.state, ReportState.OPEN),
            *rules.check_step(on, report.received_on, today()),
            *rules.check_texts({"note": note}, today()),
        ]
    )
    _add_step(report, on, kind, note)
    record("discrimination.step", report, kind=kind)


def close_report(report: DiscriminationReport, *, outcome: ReportOutcome, closed_on: date) -> None:
    """Nothing more is to be done about a report."""
    days = [step.on for step in report.steps]
    accepted(rules.check_closing(report.state, closed_on, report.received_on, days, today()))
    write_anew(report, {"state": ReportState.CLOSED, "outcome": outcome, "closed_on": closed_on})
    record("discrimination.closed", report, outcome=outcome)


def reopen_report(report: DiscriminationReport, *, reason: str) -> None:
    """More is to be done about a closed report, and why."""
    hold(report)
    accepted(
        [
            *rules.check_state(report.state, ReportState.CLOSED),
            *rules.check_texts({"reason": reason}, today()),
        ]
    )
    write_anew(report, {"state": ReportState.OPEN, "outcome": None, "closed_on": None})
    _add_step(report, today(), StepKind.REOPENED, reason)
    record("discrimination.reopened", report)


def _add_step(report: DiscriminationReport, on: date, kind: StepKind, note: str | None) -> None:
    step = DiscriminationStep(
        report_id=report.id, on=on, kind=kind, note=note or None, author_id=current().user_id
    )  # fmt: skip
    db.session.add(step)
    db.session.flush()
