"""What is done about the numbers of the day without anybody asking for it: they are sent to those who chose it."""

import logging
from datetime import date

from sqlalchemy.exc import SQLAlchemyError

from reception import mail
from reception.access.actor import Actor, acting_as, system
from reception.accounts import queries as accounts
from reception.accounts.models import User
from reception.db.session import commit, only_looking, roll_back
from reception.i18n import locales
from reception.i18n.calendar import is_working_day
from reception.i18n.formats import local, now, today
from reception.mail import Letter, NotSent
from reception.overview import operations
from reception.overview.operations import Taken
from reception.overview.permits import DAY
from reception.overview.queries import digests as queries
from reception.overview.queries.caseload import managed_units
from reception.overview.queries.numbers import day_numbers
from reception.overview.rules.digest import is_time, rhythms_of
from reception.overview.wording import digest_letter
from reception.web.errors import place_of

log = logging.getLogger(__name__)


def is_any_digest_due() -> bool:
    """Whether there is a message to send now; asked without a place in the queue of writers."""
    if not mail.is_set_up() or not is_time(local(now()), is_working_day):
        return False
    with only_looking():
        return queries.is_any_due(rhythms_of(today(), is_working_day), today())


def send_due_digests() -> int:
    """Send each message whose day and hour have come, once; return how many. What fails is tried again next time."""
    if not is_any_digest_due():
        return 0
    with only_looking():
        due = queries.due(rhythms_of(today(), is_working_day), today())
    sent = 0
    for digest_id in due:
        try:
            sent += _see_to(digest_id, today())
        except NotSent as trouble:
            log.warning("the mail server takes no messages now: %s", trouble)
            break
    return sent


def _see_to(digest_id: int, day: date) -> bool:
    """Send one message, if nobody else has; say whether it went. Raises NotSent when the mail server is away."""
    taken = _taken(digest_id, day)
    if taken is None:
        return False
    try:
        is_sent = _send(taken, day)
    except (NotSent, SQLAlchemyError):
        _give_back(taken)
        raise
    if is_sent:
        with system("send digests"):
            operations.note_sent(taken)
            commit()
    return is_sent


def _send(taken: Taken, day: date) -> bool:
    """Write and send a message. What is the matter with one receiver keeps no other waiting.

    Raises NotSent and SQLAlchemyError, which are everybody's matter.
    """
    try:
        letter = _letter(taken, day)
        if letter is not None:
            mail.send(letter)
    except mail.Refused as refusal:  # its address is wrong: tomorrow it may have been put right
        log.warning("the message for account %s was refused: %s", taken.user_id, refusal)
        return False
    except mail.PutOff as refusal:
        log.warning("the message for account %s is tried again: %s", taken.user_id, refusal)
        _give_back(taken)
        return False
    except (NotSent, SQLAlchemyError):
        raise
    except Exception as problem:  # its message may quote what it was about
        log.error("the message for account %s failed: %s", taken.user_id, place_of(problem))
        return False
    return letter is not None


def _taken(digest_id: int, day: date) -> Taken | None:
    with system("send digests"):
        taken = operations.take_digest(digest_id, day)
        commit()
    return taken


def _give_back(taken: Taken) -> None:
    roll_back()
    with system("send digests"):
        operations.give_back_digest(taken)
        commit()


def _letter(taken: Taken, day: date) -> Letter | None:
    """What there is to say to the account's owner today; None when nothing is, or the duties have ended."""
    with only_looking():
        user = accounts.user(taken.user_id)
        if user is None or not user.active:
            return None
        actor = accounts.actor_of(user)
        return _numbers_for(user, actor, taken, day) if DAY.held_by(actor) else None


def _numbers_for(user: User, actor: Actor, taken: Taken, day: date) -> Letter | None:
    """The letter, read as its receiver: what is hidden from somebody does not count there either."""
    with acting_as(actor), locales.spoken(user.language):
        numbers = day_numbers(actor, day)
        units = sorted(managed_units(actor).values(), key=str.casefold)
        if not numbers.says_something:
            return None
        return digest_letter(user.email, numbers, units=units, rhythm=taken.rhythm, day=day)
