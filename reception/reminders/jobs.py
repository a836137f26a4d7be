"""What goes out by itself: reminders are queued, what is due is sent once, and stop words are heard."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError

from reception import mail, sms
from reception.access.actor import system
from reception.db.session import commit, only_looking
from reception.i18n.formats import local, now
from reception.people.terms import ContactKind
from reception.reminders.models import OutgoingMessage
from reception.reminders.operations import sending, stopping
from reception.reminders.operations.queue import queue
from reception.reminders.operations.sending import Taken
from reception.reminders.queries import due as queries
from reception.reminders.queries.due import Wanted
from reception.reminders.rules.stopping import says_stop
from reception.reminders.rules.times import quiet_hours
from reception.reminders.terms import OutgoingKind
from reception.reminders.wording import letters
from reception.web.errors import place_of

log = logging.getLogger(__name__)
PURPOSE = "reminders"


@dataclass
class Round:
    """How many messages a round queued, dropped and sent; how many were not taken, refused, and are unsure."""

    queued: int = 0
    dropped: int = 0
    sent: int = 0
    not_taken: int = 0
    refused: int = 0
    unsure: int = 0
    stopped: int = 0
    unread: int = 0
    down: set[ContactKind] = field(default_factory=set)

    @property
    def counts(self) -> dict[str, int]:
        """What was done, by its name."""
        return {name: value for name, value in vars(self).items() if isinstance(value, int)}


def is_round_due() -> bool:
    """Whether anything might be queued or sent: something is set up to send by, and some unit has turned it on."""
    if not (mail.is_set_up() or sms.is_set_up()):
        return False
    with only_looking():
        return queries.is_any_unit_on()


def make_round() -> Round:
    """Hear who wants no more, queue what is ahead, and send what is due."""
    done = Round()
    hear_stop_words(done)
    look_ahead(done)
    send_due(done)
    return done


def foretold() -> dict[str, int]:
    """What a round would do now, and how many messages are due. Nothing is written or sent."""
    with system(PURPOSE), only_looking():
        moment = now()
        ready = [way for _id, way in queries.due_messages(moment) if _is_set_up(way)]
        return {
            "queued": len(queries.wanted_reminders(moment)),
            "dropped": len(queries.needless_messages(moment)),
            "due": 0 if _is_quiet() else len(ready),
        }


def look_ahead(done: Round) -> None:
    """Queue a message for each appointment ahead that has none; drop those that are not to go any more."""
    with system(PURPOSE):
        with only_looking():
            wanted, needless = queries.wanted_reminders(now()), queries.needless_messages(now())
        for message_id in needless:
            sending.drop(message_id, now())
            commit()
        done.dropped += len(needless)
        for one in wanted:
            done.queued += _queue(one)


def _queue(wanted: Wanted) -> bool:
    contact = queries.contact_ahead(wanted.contact_id, now())
    made = contact and queue(
        contact.case,
        kind=OutgoingKind.REMINDER,
        language=wanted.language,
        due_at=wanted.due_at,
        occasion=wanted.occasion,
        contact=contact,
    )
    commit()
    return made is not None


def send_due(done: Round) -> None:
    """Send each message whose time has come, once. A gateway or mail server that is down is asked once in a round."""
    _give_up_what_was_cut_off(done)
    if _is_quiet():
        return
    with system(PURPOSE), only_looking():
        due = queries.due_messages(now())
    for message_id, way in due:
        if _is_quiet():  # a round of many may begin before the quiet hours and last into them
            return
        if _is_set_up(way) and way not in done.down:
            _see_to(message_id, done)


def _is_quiet() -> bool:
    return quiet_hours().covers(local(now()).replace(tzinfo=None))


def _is_set_up(way: ContactKind) -> bool:
    return sms.is_set_up() if way is ContactKind.PHONE else mail.is_set_up()


def _give_up_what_was_cut_off(done: Round) -> None:
    with system(PURPOSE):
        with only_looking():
            found = queries.cut_off_messages(now())
        for message_id in found:
            sending.note_unsure(message_id, "cut-off")
            commit()
    done.unsure += len(found)


def _see_to(message_id: int, done: Round) -> None:
    """Send one message, if nobody else has."""
    handing_over = _taken(message_id)
    if handing_over is None:
        return
    way, hand_over = handing_over
    try:
        hand_over()
    except (sms.Refused, mail.Refused) as refusal:
        done.refused += 1
        code = refusal.code if isinstance(refusal, sms.Refused) else "refused"
        _note(lambda: sending.note_refused(message_id, code))
    except mail.LostAnswer:
        _unsure(message_id, done)
    except (sms.NotTaken, mail.NotSent) as trouble:
        done.not_taken += 1
        log.warning("message %s was not taken and is tried again: %s", message_id, trouble)
        if isinstance(trouble, sms.GatewayDown) or not isinstance(trouble, sms.NotTaken | mail.PutOff):
            done.down.add(way)
        _note(lambda: sending.note_not_taken(message_id, now()))
    except Exception as problem:  # of a gateway, whose words may quote a number: nobody knows what became of it
        log.error("the answer about message %s was lost: %s", message_id, place_of(problem))
        _unsure(message_id, done)
    else:
        done.sent += 1
        _note(lambda: sending.note_sent(message_id, now()))


def _unsure(message_id: int, done: Round) -> None:
    done.unsure += 1
    _note(lambda: sending.note_unsure(message_id, "lost-answer"))


def _note(work: Callable[[], None]) -> None:
    with system(PURPOSE):
        work()
        commit()


def _taken(message_id: int) -> tuple[ContactKind, Callable[[], object]] | None:
    """What hands a message over, once the database says that it is being sent; None where it is not to go."""
    with system(PURPOSE):
        taken = sending.take(message_id, now())
        handing_over = _written(taken) if taken is not None else None
        commit()
    return handing_over


def _written(taken: Taken) -> tuple[ContactKind, Callable[[], object]] | None:
    """The message as it goes. One that cannot be written keeps no other waiting."""
    message, way = taken.message, taken.way
    try:
        if way.kind is ContactKind.EMAIL:
            letter = letters.letter_of(message, way.address)
            return way.kind, lambda: mail.send(letter)
        text, gateway, reference = letters.text_of(message), sms.gateway(), _reference(message)
        assert gateway is not None  # noqa: S101 - asked before it was taken
        return way.kind, lambda: gateway.send(way.address, text, reference)
    except SQLAlchemyError:
        raise
    except mail.NoAddress as missing:  # a setting is missing, and the message is as good as before
        log.warning("message %s waits: %s", message.id, missing)
        sending.note_not_taken(message.id, now())
        return None
    except Exception as problem:  # its message may quote what it was about
        log.error("message %s could not be written: %s", message.id, place_of(problem))
        sending.note_refused(message.id, "not-written")
        return None


def _reference(message: OutgoingMessage) -> str:
    """Our name for a message at the gateway: the same at each try, and no other message's ever."""
    return f"m{message.id}-{int(message.due_at.timestamp())}"


def hear_stop_words(done: Round) -> None:
    """Note who wants no more text messages. Other messages are counted, and nothing of them is kept."""
    gateway = sms.gateway()
    if gateway is None:
        return
    try:
        received = gateway.received()
    except Exception as problem:  # of a gateway, whose words may quote a number: what is due goes all the same
        log.warning("the text messages that came in cannot be read now: %s", _trouble(problem))
        return
    for incoming in received:
        with system(PURPOSE):
            _hear(incoming, done)
            commit()
        try:
            gateway.forget(incoming)
        except Exception as problem:  # heard once more the next time; those after it are heard now
            log.warning("a text message that was heard cannot be removed: %s", _trouble(problem))


def _trouble(problem: Exception) -> str:
    """What went wrong at a gateway: its words where they are ours, else the place alone."""
    return str(problem) if isinstance(problem, sms.NotTaken) else place_of(problem)


def _hear(incoming: sms.Incoming, done: Round) -> None:
    if says_stop(incoming.text):
        done.stopped += stopping.hear_stop(incoming.number)
    else:
        done.unread += 1
        stopping.leave_unread()
