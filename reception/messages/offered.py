"""The letters there are to choose from: the standard ones and a unit's own, each with its texts by language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from reception.i18n import locales
from reception.i18n.locales import DEFAULT, KNOWN, Locale
from reception.i18n.text import is_machine_made, is_said_in, said_in
from reception.messages.models import LetterTemplate, LetterText
from reception.messages.rules import texts as rules
from reception.messages.rules.texts import OF_APPOINTMENT, Text
from reception.messages.terms import LetterKind, TextStanding
from reception.messages.wording.letters import STANDARDS, Standard, standard

_STANDARD: Final = "standard-"
_BRACED: Final[Mapping[str, str]] = {name: f"{{{word}}}" for name, word in rules.CODED.items()}


@dataclass(frozen=True)
class Offered:
    """A letter to choose. `key` names it in an address; `name` is a message of a standard letter, else as written.

    `texts`: by language; the Swedish is always among them.
    """

    key: str
    name: str
    kind: LetterKind
    texts: Mapping[str, Text]
    template_id: int | None = None

    @property
    def is_standard(self) -> bool:
        """Whether it comes with the product."""
        return self.template_id is None

    @property
    def swedish(self) -> Text:
        """What it says in Swedish."""
        return self.texts[DEFAULT.tag]

    @property
    def needs_appointment(self) -> bool:
        """Whether only an appointment fills it."""
        return bool(self.swedish.placeholders & OF_APPOINTMENT)

    @property
    def languages(self) -> list[str]:
        """The languages beside Swedish in which it may be sent."""
        return [tag for tag, text in self.texts.items() if text.is_usable and tag != DEFAULT.tag]

    def standing(self, tag: str) -> TextStanding:
        """Where its text in a language stands."""
        return self.texts[tag].standing if tag in self.texts else TextStanding.MISSING


def of_template(template: LetterTemplate) -> Offered:
    """A unit's own letter."""
    swedish = swedish_of(template)
    today = rules.digest(swedish.subject, swedish.body)
    found = {text.language: _text(text, today) for text in template.texts if text.language in KNOWN}
    return Offered(str(template.id), template.name, template.kind, found, template.id)


def swedish_of(template: LetterTemplate) -> LetterText:
    """The Swedish text of a unit's own letter."""
    return next(text for text in template.texts if text.language == DEFAULT.tag)


def _text(text: LetterText, swedish_digest: str) -> Text:
    is_swedish = text.language == DEFAULT.tag
    standing = TextStanding.REVIEWED if is_swedish else rules.standing(text.state, text.source_digest, swedish_digest)
    return Text(text.subject, rules.paragraphs(text.body), standing)


def standards() -> list[Offered]:
    """The standard letters."""
    return [_offered(one) for one in STANDARDS]


def standard_letter(key: str) -> Offered | None:
    """The standard letter that an address names."""
    found = standard(key.removeprefix(_STANDARD)) if key.startswith(_STANDARD) else None
    return _offered(found) if found else None


def beside_swedish() -> list[Locale]:
    """The languages that a letter may have beside Swedish, in the installation's order."""
    return [one for one in locales.for_newcomers() if not one.pseudo and one.tag != DEFAULT.tag]


def _offered(one: Standard) -> Offered:
    found = {locale.tag: text for locale in (DEFAULT, *beside_swedish()) if (text := _said(one, locale)) is not None}
    return Offered(f"{_STANDARD}{one.code}", one.name, one.kind, found)


def _said(one: Standard, locale: Locale) -> Text | None:
    """What a standard letter says in a language, with placeholders as a unit writes them; None if some of it is not
    said in it."""
    if not (locale.staff or all(is_said_in(locale, message) for message in (one.subject, *one.paragraphs))):
        return None
    standing = TextStanding.MACHINE if is_machine_made(locale) else TextStanding.REVIEWED
    told = (said_in(locale, message, **_only(message)) for message in one.paragraphs)
    return Text(said_in(locale, one.subject, **_only(one.subject)), tuple(told), standing)


@cache
def _only(message: str) -> dict[str, str]:
    """The placeholders that stand in a message; a message without any is not formatted at all."""
    return {name: word for name, word in _BRACED.items() if f"%({name})s" in message}
