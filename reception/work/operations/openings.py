"""What may happen to the places that employers offer. Raises `Refused` where rules stop it.

Whoever hears that a place is there, or is there no more, has heard from the employer.
"""

from collections.abc import Mapping
from typing import Any

from reception.access.actor import current
from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.organisations.models import Organisation
from reception.reckoning.remarks import Remarks, accepted
from reception.web.free_number import free_number
from reception.work.models import Opening
from reception.work.operations.employers import hear
from reception.work.permits import NUMBERS
from reception.work.rules.employers import check_open, check_texts
from reception.work.rules.openings import check_opening, check_state
from reception.work.terms.employers import OpeningState

_TEXTS = ("title", "place", "note")


def add_opening(organisation: Organisation, **entered: Any) -> tuple[Opening, Remarks]:
    """An employer offers places. `entered`: columns of `Opening`. Answers also what is odd about them."""
    hold(organisation)
    remarks = accepted([*check_open(organisation.closed_on, today()), *_checked(entered)])
    made = Opening(
        number=free_number(Opening, NUMBERS), organisation_id=organisation.id, confirmed_on=today(),
        made_at=now(), made_by_id=current().user_id, **entered,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("opening.added", made, organisation=organisation.id)
    hear(organisation, today())
    return made, remarks


def _checked(entered: Mapping[str, Any]) -> Remarks:
    texts = check_texts({name: entered.get(name) for name in _TEXTS}, today())
    return (*texts, *check_opening(entered, today()))


def change_opening(opening: Opening, **entered: Any) -> Remarks:
    """What is known of the places was something else. Answers what is odd about it."""
    remarks = accepted(_checked(entered))
    if changed := write_anew(opening, entered):
        record("opening.changed", opening, fields=" ".join(changed))
    return remarks


def confirm_opening(opening: Opening) -> None:
    """The employer says today that the place is there still."""
    hold(opening)
    accepted([*check_open(opening.organisation.closed_on, today()), *_is_open(opening)])
    if write_anew(opening, {"confirmed_on": today()}):
        record("opening.confirmed", opening)
    hear(opening.organisation, today())


def _is_open(opening: Opening) -> Remarks:
    return tuple(check_state(opening.state, OpeningState.FILLED))


def end_opening(opening: Opening, state: OpeningState) -> None:
    """Nobody is to be proposed any more: the places are filled, or the employer withdrew them."""
    accepted(_is_open(opening))
    write_anew(opening, {"state": state})
    record("opening.ended", opening, state=state.value)


def reopen_opening(opening: Opening) -> None:
    """Somebody can be proposed again: the employer says so today."""
    hold(opening)
    checks = [*check_open(opening.organisation.closed_on, today()), *check_state(opening.state, OpeningState.OPEN)]
    accepted(checks)
    write_anew(opening, {"state": OpeningState.OPEN, "confirmed_on": today()})
    record("opening.reopened", opening)
    hear(opening.organisation, today())
