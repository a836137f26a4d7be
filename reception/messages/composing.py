"""A letter put together: what it says in Swedish and in her language, with everything filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reception.i18n import locales
from reception.i18n.directions import isolated, number
from reception.i18n.formats import clock, iso_moment, local, today, weekday_and_iso
from reception.i18n.locales import DEFAULT, KNOWN, Locale
from reception.i18n.text import is_said_in, said_in
from reception.messages.offered import Offered
from reception.messages.rules.letters import Content, Fact, Said, joined
from reception.messages.rules.texts import Text, said_with, wanting
from reception.messages.terms import TextStanding
from reception.messages.wording import letters as wording
from reception.reckoning.remarks import Remarks


@dataclass(frozen=True)
class Known:
    """What is put into a letter. `at`: of the appointment. What is not known is empty."""

    name: str
    unit: str
    caseworker: str = ""
    phone: str = ""
    at: datetime | None = None
    place: str = ""


def values_in(locale: Locale, known: Known) -> dict[str, str]:
    """What stands in the place of each placeholder, in one language. The figures are the same in all."""
    way = locale.runs
    with locales.spoken(locale.tag):
        day = weekday_and_iso(local(known.at).date()) if known.at else ""
        hour = number(clock(known.at), way) if known.at else ""
    return {
        "namn": isolated(known.name, way),
        "handläggare": isolated(known.caseworker, way),
        "telefon": number(known.phone, way),
        "enhet": isolated(known.unit, way),
        "plats": isolated(known.place, way),
        "dag": day,
        "tid": hour,
    }


def problems(letter: Offered, known: Known) -> Remarks:
    """What the letter needs and is not known."""
    return wanting(letter.swedish.placeholders, values_in(DEFAULT, known))


def composed(letter: Offered, language: str | None, known: Known, note: str | None) -> Content:
    """What a letter says to somebody. `language`: hers; None for Swedish alone. Where the letter has no text in it
    that may be sent, she is told in her language that it is in Swedish."""
    swedish = said_with(letter.swedish, values_in(DEFAULT, known))
    theirs = KNOWN.get(language) if language and language != DEFAULT.tag else None
    text = letter.texts.get(theirs.tag) if theirs else None
    if theirs is None:
        return _content(joined(swedish), None, known, DEFAULT, note)
    if text is not None and text.is_usable:
        return _content(*_in_both(swedish, text, theirs, known), known, theirs, note)
    return _content(joined(swedish), _only_swedish(theirs), known, theirs, note)


def _in_both(swedish: Text, text: Text, theirs: Locale, known: Known) -> tuple[Said, Said]:
    by_machine = (wording.BY_MACHINE,) if text.standing is TextStanding.MACHINE else ()
    told = said_with(text, values_in(theirs, known))
    return (
        joined(swedish, *(said_in(DEFAULT, one) for one in by_machine)),
        joined(told, *(said_in(theirs, one) for one in by_machine)),
    )


def _only_swedish(theirs: Locale) -> Said | None:
    """Said in her language, if that language has the words."""
    messages = (wording.SWEDISH_ALONE_SUBJECT, wording.SWEDISH_ALONE)
    if not theirs.staff and not all(is_said_in(theirs, message) for message in messages):
        return None
    subject, line = (said_in(theirs, message) for message in messages)
    return Said(subject, (line,))


def _content(swedish: Said, translated: Said | None, known: Known, theirs: Locale, note: str | None) -> Content:
    return Content(swedish, translated, tuple(_facts(known, theirs)), note or None)


def _facts(known: Known, theirs: Locale) -> Sequence[Fact]:
    whom = ", ".join(filter(None, (known.caseworker, known.phone)))
    found = [
        (wording.DATE, today().isoformat()),
        (wording.WHEN, iso_moment(known.at) if known.at else ""),
        (wording.WHERE, known.place if known.at else ""),
        (wording.WHOM_TO_CALL, whom),
    ]
    return [(said_in(DEFAULT, label), said_in(theirs, label), value) for label, value in found if value]
