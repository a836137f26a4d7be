"""Questions that several forms share: how, who else, who from outside, the interpreter."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from wtforms import FieldList

from reception.contacts.rules import HOW
from reception.contacts.terms import InterpreterState
from reception.i18n import locales
from reception.i18n.formats import language_name
from reception.i18n.languages import SPOKEN
from reception.i18n.locales import Locale
from reception.i18n.text import _l
from reception.web.fields import Choice, Minutes, Text

HOW_LABELS = {
    "phone": _l("Phone call"),
    "visit": _l("Visit"),
    "sms": _l("Text message"),
    "email": _l("E-mail"),
    "meeting": _l("Meeting"),
    "no_answer": _l("Tried, no answer"),
    "home_visit": _l("Home visit"),
    "letter": _l("Letter"),
}
HOW_CHOICES = [(key, HOW_LABELS[key]) for key in HOW]

PLACES_FOR_OTHERS = 6
LONGEST_PICK = 250


def how_field() -> Choice:
    """How it took place, with number keys."""
    return Choice(_l("How"), radios=True, choices=HOW_CHOICES, required=_l("Choose how it took place."))


def person_field(label: Any, pick_url: str, **options: Any) -> Text:
    """A person, by name, number or telephone; with JavaScript matches are offered while writing."""
    return Text(label, longest=LONGEST_PICK, render_kw={"data-pick-url": pick_url, "spellcheck": "false"}, **options)


def others_field(pick_url: str) -> "FieldList[Text]":
    """Other people who took part."""
    return FieldList(
        person_field(_l("Name or number"), pick_url),
        _l("Others who took part"),
        min_entries=PLACES_FOR_OTHERS,
        max_entries=4 * PLACES_FOR_OTHERS,
        description=_l("People whose case you may write to. What you write is shown on their timelines too."),
    )


def party_field() -> Choice:
    """An organisation, or somebody who works there. Values are "3" or "3-7"."""
    return Choice(_l("With somebody from outside"))


def interpreter_field(*states: InterpreterState) -> Choice:
    """What became of the interpreter, or is to be."""
    return Choice(
        _l("Interpreter"), coerce=InterpreterState, choices=[(state.value, _l(state.label)) for state in states]
    )


def language_field() -> Choice:
    """The interpreter's language."""
    return Choice(_l("Language of the interpreter"))


def minutes_field(label: Any) -> Minutes:
    """Minutes spent."""
    return Minutes(label, render_kw={"class": "w-14"})


def language_choices(own: Iterable[str]) -> list[tuple[str, str]]:
    """The person's languages first, then the others by name."""
    first = list(dict.fromkeys(tag for tag in own if tag))
    rest = (choice for choice in _spoken(locales.current()) if choice[0] not in first)
    return [("", "–"), *((tag, language_name(tag)) for tag in first), *rest]


@cache
def _spoken(_locale: Locale) -> list[tuple[str, str]]:
    """The languages on offer by their names in the reader's language, which never change."""
    return sorted(((tag, language_name(tag)) for tag in SPOKEN), key=lambda choice: choice[1].casefold())


def party_choices(organisations: Iterable[Any]) -> list[tuple[str, str]]:
    """Each organisation, followed by those who work there."""
    return [("", "–"), *(choice for organisation in organisations for choice in _party(organisation))]


def _party(organisation: Any) -> list[tuple[str, str]]:
    people = [person for person in organisation.contact_persons if person.left_on is None]
    return [
        (str(organisation.id), organisation.name),
        *((f"{organisation.id}-{person.id}", f"{organisation.name}: {person.name}") for person in people),
    ]


def party_ids(value: str | None) -> tuple[int | None, int | None]:
    """(organisation, contact person) behind a value of the list."""
    organisation, _dash, person = (value or "").partition("-")
    return int(organisation) if organisation else None, int(person) if person else None


def written(entries: Sequence[Any]) -> list[Any]:
    """The entries of a list of fields where something stands."""
    return [entry for entry in entries if entry.data]
