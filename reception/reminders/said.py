"""What a message says, by what it is about. Upper floors say here what theirs say, brought together in the registry."""

from collections.abc import Callable
from dataclasses import dataclass

from reception.reminders.models import OutgoingMessage
from reception.reminders.terms import OutgoingKind


@dataclass(frozen=True)
class Words:
    """A message in one language: `text` as a text message, short; `title` and `lines` as an e-mail, with one `link`
    (label, whole address). `calendar`: a file for her calendar (RFC 5545), attached."""

    text: str
    title: str
    lines: tuple[str, ...]
    link: tuple[str, str] | None = None
    calendar: bytes | None = None


#: Asked in the language that is spoken at the moment (`i18n.locales.spoken`): for an e-mail in hers and in Swedish, so
#: that what it answers must be the same message each time. None: there is nothing to say any more.
Say = Callable[[OutgoingMessage], Words | None]

_said: dict[OutgoingKind, Say] = {}


def say(kind: OutgoingKind, function: Say) -> None:
    """Register what messages of a kind say."""
    _said[kind] = function


def words_of(message: OutgoingMessage) -> Words | None:
    """What a message says, in the language of the moment. Raises KeyError for a kind that nobody says."""
    return _said[message.kind](message)
