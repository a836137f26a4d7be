"""What holds for contacts, appointments and questions, whoever asks. Pure: day and moment are passed in."""

from datetime import date, datetime, timedelta
from typing import Final

from reception.contacts.terms import CallKind, Channel, ContactState
from reception.i18n.markers import N_

#: How long a slip may be taken back by the one who made it (ui.md row 11).
UNDO_FOR: Final = timedelta(minutes=10)

#: What is logged as a contact; the other states are those of appointments.
TOOK_PLACE: Final = (ContactState.HELD, ContactState.NO_ANSWER)

#: The states in which something happened, if only a try; a plan or a cancelled meeting ends no silence.
HAPPENED: Final = frozenset({ContactState.HELD, ContactState.NO_ANSWER, ContactState.NO_SHOW})

#: What an appointment may become.
OUTCOMES: Final = (ContactState.HELD, ContactState.NO_SHOW, ContactState.CANCELLED)

#: The channels that can be planned ahead.
PLANNABLE: Final = (Channel.VISIT, Channel.MEETING, Channel.PHONE, Channel.HOME_VISIT)

#: How a contact took place, as one question in the order of the number keys (ui.md W4).
HOW: Final[dict[str, tuple[Channel, ContactState]]] = {
    "phone": (Channel.PHONE, ContactState.HELD),
    "visit": (Channel.VISIT, ContactState.HELD),
    "sms": (Channel.SMS, ContactState.HELD),
    "email": (Channel.EMAIL, ContactState.HELD),
    "meeting": (Channel.MEETING, ContactState.HELD),
    "no_answer": (Channel.PHONE, ContactState.NO_ANSWER),
    "home_visit": (Channel.HOME_VISIT, ContactState.HELD),
    "letter": (Channel.LETTER, ContactState.HELD),
}

_NO_SHOW: Final = {
    CallKind.SUMMONED: N_("Did not come, although summoned"),
    CallKind.INVITED: N_("Did not come to an invitation"),
    None: N_("Did not come"),
}


def how(channel: Channel, state: ContactState) -> str:
    """The answer to "how" that gave this channel and state."""
    return "no_answer" if state is ContactState.NO_ANSWER else channel.value


def may_be_undone(logged_at: datetime, now: datetime) -> bool:
    """Whether it is still so fresh that it may be taken back."""
    return now - logged_at <= UNDO_FOR


def lies_ahead(at: datetime, now: datetime) -> bool:
    """Whether something is yet to come, and so cannot have taken place."""
    return at > now


def needs_note(state: ContactState) -> bool:
    """Whether a contact is worth nothing without a note: a try without answer speaks for itself."""
    return state is ContactState.HELD


def absence(call: CallKind | None) -> str:
    """What a no-show means: absence after a summons weighs more than after an invitation (features.md row 71)."""
    return _NO_SHOW[call]


def waiting_days(asked_on: date, answered_on: date | None, today: date) -> int:
    """How many days an answer was, or has been, awaited."""
    return max(((answered_on or today) - asked_on).days, 0)


def is_overdue(expected_on: date | None, today: date) -> bool:
    """Whether an answer should have come before today."""
    return expected_on is not None and expected_on < today


def joined_notes(earlier: str, later: str) -> str:
    """What was planned and what came of it. A note is added to, never written over."""
    return "\n\n".join(part for part in (earlier, later) if part)
