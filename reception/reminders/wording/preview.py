"""What a reminder would say in each language, for those who decide whether it is sent."""

from dataclasses import dataclass
from datetime import datetime

from flask import current_app

from reception.contacts.terms import Channel
from reception.i18n import locales
from reception.i18n.locales import Locale
from reception.i18n.text import _, is_machine_made
from reception.reminders.wording import reminder
from reception.sms.parts import parts


@dataclass(frozen=True)
class Preview:
    """A text message in one language; `parts`: as how many it is sent and paid."""

    locale: Locale
    text: str
    parts: int
    is_machine_made: bool


def previews(at: datetime, phone: str) -> list[Preview]:
    """The text message about a meeting at that time, in every language that newcomers are spoken to in."""
    return [_preview(locale, at, phone) for locale in locales.for_newcomers() if not locale.pseudo]


def _preview(locale: Locale, at: datetime, phone: str) -> Preview:
    municipality = str(current_app.config["MUNICIPALITY"])
    with locales.spoken(locale.tag):
        sentences = (reminder.when(at, Channel.MEETING, municipality), reminder.questions(phone), _(reminder.STOP))
        text = " ".join(sentences)
    return Preview(locale, text, parts(text), is_machine_made(locale))
