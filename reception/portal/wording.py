"""Days, times and people as newcomers' pages say them, in both languages of the page."""

from datetime import date, datetime
from typing import Final

from flask_babel.speaklater import LazyString
from markupsafe import Markup

from reception.cases.terms import Owner, Phase
from reception.contacts.terms import Channel
from reception.i18n.beside import Twice
from reception.i18n.formats import iso_moment, language_name, local, weekday
from reception.i18n.markers import N_, Term
from reception.i18n.sentences import DAY
from reception.i18n.text import _
from reception.messages.wording.plan import MEETINGS
from reception.path.terms import Signal

#: What the pages' accessibility is measured by. In Swedish, as laws are named.
LAW: Final = "Lag (2018:1937) om tillgänglighet till digital offentlig service"
_TIME: Final = Markup('<bdi dir="ltr">{}</bdi>')


def at_time(instant: datetime) -> Twice:
    """ "Tuesday 2026-11-24, at 13:15", on a Swedish clock."""
    return Twice(N_("%(weekday)s %(day)s, at %(time)s"), moment(instant))


def iso(on: date) -> Markup:
    """A day in figures, to stand within a sentence."""
    return DAY.format(on.isoformat())


def language(tag: str) -> LazyString:
    """The name of a language, in each language of the page."""
    return LazyString(language_name, tag)


def owner(term: Owner) -> LazyString:
    """Who does a step or answers for a right, as the reader is spoken to."""
    return LazyString(_, N_("You") if term is Owner.NEWCOMER else term.label)


def kind_of_meeting(channel: Channel) -> Twice:
    """How a meeting is held."""
    return Twice(MEETINGS.get(channel, channel.label))


def phase_now(phase: Phase, signal: Signal) -> Twice:
    """A phase and where it stands."""
    said = {"phase": LazyString(_, phase.label), "state": LazyString(_, signal.label)}
    return Twice(N_("%(phase)s: %(state)s"), said)


def day(on: date) -> dict[str, object]:
    """A day as two values of a sentence: %(weekday)s and %(day)s."""
    return {"weekday": LazyString(weekday, on), "day": iso(on)}


def moment(instant: datetime) -> dict[str, object]:
    """A moment as three values of a sentence: %(weekday)s, %(day)s and %(time)s."""
    return {**day(local(instant).date()), "time": _TIME.format(iso_moment(instant).split()[1])}


def later(message: str) -> LazyString:
    """A message that stands within a sentence."""
    return LazyString(_, message)


def state(term: Term) -> LazyString:
    """Where something stands, within a sentence."""
    return LazyString(_, term.label)


def bdi(text: str, direction: str = "auto") -> Markup:
    """A name or a number, which keeps its own direction within a sentence."""
    return Markup('<bdi dir="{}">{}</bdi>').format(direction, text)
