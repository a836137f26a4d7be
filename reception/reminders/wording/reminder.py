"""What she reads in a reminder: when, whom to call, and how to have no more of them. Never who she is, why she is met,
or where: a telephone may be shared, and a letter is opened by whoever holds the account."""

from datetime import datetime
from typing import Final

from reception.contacts.terms import Channel
from reception.i18n import locales
from reception.i18n.directions import number
from reception.i18n.formats import local, weekday
from reception.i18n.markers import N_
from reception.i18n.text import _

TITLE: Final = N_("Reminder of your meeting")
MEETING: Final = N_("Reminder: meeting with %(municipality)s, %(weekday)s %(day)s at %(time)s.")
CALL: Final = N_("Reminder: %(municipality)s calls you %(weekday)s %(day)s at %(time)s.")
QUESTIONS: Final = N_("Questions? Call %(phone)s.")
#: STOP stays in Latin letters in every language: it is what she sends.
STOP: Final = N_("No more messages? Reply STOP.")
BY_ITSELF: Final = N_("This message was sent by itself. Nobody reads answers to it.")
NO_MORE: Final = N_("I want no more messages")
MACHINE: Final = N_("This message is translated by machine. The Swedish text applies.")
#: As in a file for the calendar of her pages.
WHERE: Final = N_("Open My plan to see where.")
SUMMARY: Final = N_("Meeting")


def when(at: datetime, channel: Channel, municipality: str) -> str:
    """What is reminded of, in the language of the moment, in one sentence."""
    moment, runs = local(at), locales.current().runs
    message = CALL if channel is Channel.PHONE else MEETING
    return _(
        message,
        municipality=municipality,
        weekday=weekday(moment.date()),
        day=number(moment.date().isoformat(), runs),
        time=number(f"{moment:%H:%M}", runs),
    )


def questions(phone: str | None) -> str:
    """Whom to call, if anybody has a number."""
    return _(QUESTIONS, phone=number(phone, locales.current().runs)) if phone else ""
