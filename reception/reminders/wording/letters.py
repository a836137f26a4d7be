"""A message as it is handed over: as a text message in her language, or as an e-mail in hers and in Swedish."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import current_app

from reception.contacts.calendars import Entry, as_calendar
from reception.i18n import locales
from reception.i18n.locales import Locale
from reception.i18n.text import _, is_machine_made
from reception.mail import Letter, link
from reception.people.terms import ContactKind
from reception.reminders.models import OutgoingMessage
from reception.reminders.rules import stopping
from reception.reminders.said import Words, say, words_of
from reception.reminders.terms import OutgoingKind
from reception.reminders.wording import reminder


class NothingToSay(Exception):
    """There is nothing to say any more."""


@dataclass(frozen=True)
class _Part:
    """The message in one language, as both kinds of the e-mail show it."""

    locale: Locale
    title: str
    lines: tuple[str, ...]
    link: tuple[str, str] | None
    ending: tuple[str, ...]
    stop: str


def reminder_words(message: OutgoingMessage) -> Words | None:
    """What a reminder says, in the language of the moment."""
    contact = message.contact
    if contact is None:
        return None
    municipality = str(current_app.config["MUNICIPALITY"])
    worker = message.case.worker
    phone = worker.phone if worker is not None and worker.active else None
    lines = tuple(filter(None, (reminder.when(contact.at, contact.channel, municipality), reminder.questions(phone))))
    summary = f"{_(reminder.SUMMARY)}, {municipality}"
    entry = Entry(contact.id, contact.version, contact.at, contact.minutes, summary, _(reminder.WHERE))
    text = " ".join((*lines, _(reminder.STOP)))
    return Words(text, _(reminder.TITLE), lines, calendar=as_calendar(entry, municipality))


say(OutgoingKind.REMINDER, reminder_words)


def text_of(message: OutgoingMessage) -> str:
    """The text message. Raises NothingToSay."""
    with locales.spoken(message.language):
        return _said(message).text


def letter_of(message: OutgoingMessage, to: str) -> Letter:
    """The e-mail: her language, then Swedish. Raises NothingToSay."""
    parts = list(_parts(message))
    template = current_app.jinja_env.get_template("reminders/letter.html")
    first = parts[0].locale
    with locales.spoken(first.tag):
        calendar, stop_url = _said(message).calendar, stop_address(message.case.person_id, ContactKind.EMAIL)
    return Letter(
        to,
        " / ".join(dict.fromkeys(part.title for part in parts)),
        "\n\n".join(_plain(part, stop_url) for part in parts) + "\n",
        template.render(parts=parts, stop_url=stop_url, locale=first, title=parts[0].title),
        first.tag,
        {"List-Unsubscribe": f"<{stop_url}>"},
        calendar,
    )


def stop_address(person_id: int, way: ContactKind) -> str:
    """The whole address by which she says that she wants no more messages by a way, in the language of the moment."""
    return link(
        "my_stop.stop",
        lang=locales.current().tag,
        token=stopping.token_of(person_id, way, current_app.config["SECRET_KEY"].encode()),
    )


def _said(message: OutgoingMessage) -> Words:
    words = words_of(message)
    if words is None:
        raise NothingToSay
    return words


def _parts(message: OutgoingMessage) -> Iterator[_Part]:
    """The message in each of its languages."""
    for tag in dict.fromkeys((message.language, locales.DEFAULT.tag)):
        with locales.spoken(tag):
            words, locale = _said(message), locales.current()
            ending = (_(reminder.BY_ITSELF), *([_(reminder.MACHINE)] if is_machine_made(locale) else ()))
            yield _Part(locale, words.title, words.lines, words.link, ending, _(reminder.NO_MORE))


def _plain(part: _Part, stop_url: str) -> str:
    """One language in plain words."""
    ways = [": ".join(part.link)] if part.link else []
    return "\n".join((part.title, "", *part.lines, *ways, "", *part.ending, f"{part.stop}: {stop_url}"))
