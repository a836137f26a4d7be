"""A field for a code of a vocabulary: people write words or the code, and choose where several fit."""

import re
from collections.abc import Iterable
from typing import Any, Final

from flask import url_for
from wtforms import Field, ValidationError
from wtforms.widgets import TextInput

from reception.i18n.text import _
from reception.i18n.text_safety import legible, plain
from reception.skills.queries import vocabulary
from reception.skills.rules.vocabulary import Entry
from reception.skills.terms import Scheme
from reception.skills.wording import named

#: "Midwives (2222)": what stands in the field once an entry is chosen.
_CHOSEN: Final = re.compile(r".*\(([^()]{1,40})\)\s*")
LONGEST: Final = 200


def written(entry: Entry) -> str:
    """How an entry stands in the field."""
    return f"{named(entry)} ({entry.code})"


class CodeField(Field):
    """A code of `scheme`, or None. What fits several entries is refused with `matches`, for the page to offer."""

    widget = TextInput()

    def __init__(self, label: Any = None, *, scheme: Scheme, required: Any = None, **options: Any) -> None:
        self.scheme, self.required = scheme, required
        self.typed: str | None = None
        self.matches: list[Entry] = []
        super().__init__(label, **options)
        self.flags.optional = not required
        url = url_for("vocabulary.words", scheme=scheme.value)
        self.render_kw = {"autocomplete": "off", "data-pick-url": url, **(self.render_kw or {})}

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        """Read what was typed: an entry as it was offered, a code, a name, or words that one entry alone has."""
        values = list(valuelist)
        self.typed = values[0] if values else None
        self.data = None
        text = plain(self.typed or "").strip()
        if text:
            self.data = self._code(text[: LONGEST + 1])

    def _code(self, text: str) -> str:
        chosen = _CHOSEN.fullmatch(text)
        code = chosen[1].strip() if chosen else text
        if vocabulary.entry(self.scheme, code):
            return code
        exact = vocabulary.current(self.scheme).by_name
        self.matches = vocabulary.found(self.scheme, text)
        if self.matches and (len(self.matches) == 1 or exact.get(text.casefold()) is self.matches[0]):
            return self.matches[0].code
        if self.matches:
            raise ValueError(_("Several fit what you wrote. Choose one of them, or write more."))
        raise ValueError(_("Nothing in the list fits what you wrote. Try another word, or leave it empty."))

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms' signature
        """A required code must be there, unless reading it has already failed."""
        if self.required and self.data is None and not self.process_errors:
            raise ValidationError(str(self.required))

    def _value(self) -> str:
        if self.typed is not None:
            return legible(self.typed)
        if not self.data:
            return ""
        entry = vocabulary.entry(self.scheme, self.data)
        return written(entry) if entry else str(self.data)
