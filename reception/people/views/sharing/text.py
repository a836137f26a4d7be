"""The text of a consent as the person reads it: in her language where we have it, with the Swedish beside it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app

from reception.i18n import locales
from reception.i18n.formats import day_in_words
from reception.i18n.markers import N_
from reception.i18n.text import _, is_said_in, label
from reception.people.rules import consents as rules
from reception.people.terms.papers import ConsentPurpose, InformationGroup

_TITLE, _GROUPS = N_("May we tell others about you?"), N_("This may be told")
_PLACE, _NAME = N_("Place and day"), N_("Your name")
_FRAME = (_TITLE, _GROUPS, _PLACE, _NAME)


@dataclass(frozen=True)
class ConsentText:
    """The text in one language. `groups` is the list of what may be told; the labels are lines to sign on."""

    language: str
    direction: str
    title: str
    sentences: tuple[str, ...]
    groups_title: str
    groups: tuple[str, ...]
    place_and_day: str
    signature: str


@dataclass(frozen=True)
class Said:
    """What the text is about, in no language yet."""

    unit: str
    recipient: str
    purpose: ConsentPurpose
    purpose_note: str | None
    scope: Collection[InformationGroup]
    given_on: date
    expires_on: date
    text_version: str = rules.TEXT_VERSION


def has_text(language: str, edition: str = rules.TEXT_VERSION) -> bool:
    """Whether all of the text is translated into a language: nobody signs what is half said."""
    locale = next((one for one in locales.for_newcomers() if one.tag == language and not one.pseudo), None)
    return locale is not None and all(is_said_in(locale, one) for one in (*_FRAME, *rules.EDITIONS[edition]))


def texts(said: Said, language: str) -> list[ConsentText]:
    """The text in the person's language, if we have it, and then in Swedish, which is the one that holds."""
    tags = [language] if has_text(language, said.text_version) and language != locales.DEFAULT.tag else []
    return [_text(said, tag) for tag in (*tags, locales.DEFAULT.tag)]


def _text(said: Said, tag: str) -> ConsentText:
    with locales.spoken(tag):
        values = _values(said)
        return ConsentText(
            language=tag,
            direction=locales.current().direction,
            title=_(_TITLE),
            sentences=tuple(_sentence(one, values) for one in rules.EDITIONS[said.text_version]),
            groups_title=_(_GROUPS),
            groups=tuple(label(group) for group in rules.in_order(said.scope)),
            place_and_day=_(_PLACE),
            signature=_(_NAME),
        )


def _sentence(message: str, values: dict[str, Any]) -> str:
    """A sentence with those of the values that it names."""
    return _(message, **{name: value for name, value in values.items() if f"%({name})s" in message})


def _values(said: Said) -> dict[str, Any]:
    purpose = said.purpose_note if said.purpose is ConsentPurpose.OTHER else label(said.purpose)
    if said.purpose_note and said.purpose is not ConsentPurpose.OTHER:
        purpose = _("%(purpose)s (%(words)s)", purpose=purpose, words=said.purpose_note)
    return {
        "unit": said.unit,
        "municipality": current_app.config["MUNICIPALITY"],
        "recipient": said.recipient,
        "purpose": purpose,
        "given": day_in_words(said.given_on),
        "expires": day_in_words(said.expires_on),
    }
