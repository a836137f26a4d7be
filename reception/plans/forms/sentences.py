"""Choosing a sentence of the library, and who does something."""

from collections.abc import Sequence
from typing import Any

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs know WTForms 3.2

from reception.cases.terms import Owner, Phase
from reception.i18n.text import _, _l, choices, label
from reception.plans.rules.library import Kind, library, sentence
from reception.web.fields import Choice, Text

LONGEST_WORDS = 500


def owner_or_none(value: Any) -> Owner | None:
    """An owner from what was sent; None where nobody was chosen. Raises ValueError."""
    return Owner(value) if value else None


def code_or_none(value: Any) -> str | None:
    """A code from what was sent; None where no sentence was chosen."""
    return str(value) if value else None


def sentence_field(words: Any, **options: Any) -> Choice:
    """A sentence of the library. Its choices are `sentence_choices`."""
    return Choice(words, coerce=code_or_none, **options)


def words_field(words: Any, **options: Any) -> Text:
    """Free words, beside or instead of a sentence. One line: a plan is read aloud, and its sentences are short."""
    return Text(words, longest=LONGEST_WORDS, **options)


def owner_field(words: Any) -> Choice:
    """Who does it; left open, whoever usually does what the sentence says."""
    offered = [("", _l("As the sentence says")), *choices(*Owner)]
    return Choice(words, coerce=owner_or_none, choices=offered)


def sentence_choices(kind: Kind, first: Phase | None = None, also: str | None = None) -> list[SelectChoice]:
    """The sentences of a kind in the reader's language, under the names of their phases."""
    offered = library().offered(kind, first, also)
    each = [SelectChoice(value=one.code, label=_(one.text), optgroup=label(one.phase)) for one in offered]
    return [SelectChoice(value="", label="–"), *each]


def usual_owner(code: str | None, chosen: Owner | None) -> Owner | None:
    """Who does it: whoever was chosen, else whom the sentence names; None if neither says."""
    found = sentence(code)
    return chosen or (found.owner if found else None)


def beside(field: Any, message: str) -> None:
    """A message beside a field, also one in a list of fields."""
    field.errors = [*field.errors, message]


def check_action(words: Any, free: Any, owner: Any) -> None:
    """An action says what is to be done, and somebody does it."""
    if not (words.data or free.data or free.errors):
        beside(words, _("Choose a sentence, or write your own words."))
    elif not usual_owner(words.data, owner.data) and not owner.errors:
        beside(owner, _("Choose who does it: your own words do not say."))


def settle(fields: Sequence[Any]) -> None:
    """Let lists of fields know the messages that were added to their entries."""
    for field in fields:
        errors = [entry.errors for entry in field.entries]
        field.errors = errors if any(errors) else []
