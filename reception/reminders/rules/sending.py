"""What becomes of a message that was handed over, or could not be. Pure."""

from datetime import datetime, timedelta
from typing import Final

from reception.i18n.markers import N_

#: Minutes to wait after each try that was not taken; after the last of them each further try waits as long.
WAITS: Final = (1, 5, 15, 60)
#: How long somebody may be at work with one message. Longer than any transport waits for an answer.
AT_WORK: Final = timedelta(minutes=5)

#: Why a message was not sent, as staff read it. The codes stand in rows and in the log.
PROBLEMS: Final = {
    "too-late": N_("The appointment began before the message could be sent."),
    "refused": N_("The number or the address does not take it. Ask for the right one."),
    "not-taken": N_("The gateway or the mail server did not take it. It is tried again."),
    "lost-answer": N_("It was handed over, but no answer came. It is not sent again."),
    "cut-off": N_("The program was cut off while sending. It is not sent again."),
    "no-way": N_("There is no way to send by: no number or address, stopped, or turned off."),
    "protected": N_("The details of the person are protected. Nothing is sent by itself."),
    "moved": N_("The appointment was moved, cancelled or has been."),
    "closed": N_("The case is closed."),
    "not-written": N_("The message could not be written."),
}
REFUSED: Final = "refused"


def problem_text(code: str | None) -> str:
    """The msgid of what a problem's code means; a gateway's own code is a refusal."""
    return PROBLEMS.get(code or "", PROBLEMS[REFUSED])


def next_try(tries: int, now: datetime) -> datetime:
    """When a message that was not taken is tried again, after so many tries."""
    return now + timedelta(minutes=WAITS[min(max(tries, 1), len(WAITS)) - 1])


def is_too_late(about_at: datetime | None, now: datetime) -> bool:
    """Whether what it reminds of has begun."""
    return about_at is not None and about_at <= now
