"""A field for a code of a vocabulary: people write words or the code, and choose where several fit."""

import re
from collections.abc import Iterable
from typing import Any, Final

from flask import url_for
from wtforms import Field, ValidationError
from wtforms.utils import unset_value
from wtforms.widgets import TextInput

from reception.i18n.alphabet import sort_key
from reception.i18n.text import _
from reception.i18n.text_safety import legible, plain
from reception.skills.queries import vocabulary
from reception.skills.rules.vocabulary import Entry
from reception.skills.terms import Scheme
from reception.skills.wording import named

#: "Midwives (2222)": what stands in the field once an entry is chosen.
_CHOSEN: Final = re.compile(r"(.*)\(([^()]{1,40})\)")
#: What is meant as a code, whether there is such a one or not.
_LIKE_A_CODE: Final = re.compile(r"[0-9][0-9._-]*")
LONGEST: Final = 200


def written(entry: Entry) -> str:
    """How an entry stands in the field."""
    return f"{named(entry)} ({entry.code})"


class CodeField(Field):
    """A code of `scheme`, or None. What fits several entries is refused, and `offered` to choose from on the page.

    The choice comes under the field's name and "-choice". It decides only between entries that the text finds: whoever
    writes something else is not held to what was chosen before.
    """

    widget = TextInput()

    def __init__(self, label: Any = None, *, scheme: Scheme, required: Any = None, **options: Any) -> None:
        self.scheme, self.required = scheme, required
        self.typed: str | None = None
        self.choice: str | None = None
        self.matches: list[Entry] = []
        super().__init__(label, **options)
        self.flags.optional = not required
        own = {
            "autocomplete": "off",
            "data-pick-url": url_for("vocabulary.words", scheme=scheme.value),
            "data-pick-none": _("Nothing in the list fits yet. Try another word, or a code."),
        }
        self.render_kw = {**own, **(self.render_kw or {})}

    @property
    def offered(self) -> list[tuple[str, str]]:
        """(code, text) of the entries to choose from."""
        return [(entry.code, written(entry)) for entry in self.matches]

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Read what was typed, and what was chosen."""
        chosen = formdata.getlist(f"{self.name}-choice") if formdata is not None else []
        self.choice = chosen[0] if chosen else None
        super().process(formdata, data, extra_filters)

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        """Read what was typed: an entry as it was offered, a code, a name, or words that one entry alone has."""
        values = list(valuelist)
        self.typed = values[0] if values else None
        self.data, self.matches = None, []
        text = plain((self.typed or "")[: LONGEST + 1]).strip()
        if text:
            entry = self._entry(text)
            self.data, self.typed = entry.code, written(entry)

    def _entry(self, text: str) -> Entry:
        """The entry that is meant. Raises ValueError, with `matches` where several fit."""
        current = vocabulary.current(self.scheme)
        parts = _CHOSEN.fullmatch(text)
        name, code = (parts[1], parts[2].strip()) if parts else ("", text)
        if coded := vocabulary.entry(self.scheme, code):
            hits = list(current.hits(name))
            if not hits or coded in hits or sort_key(name) in coded.folded:
                return coded
            return self._chosen([coded, *current.found(name, 9)])  # the name of one, and the code of another
        found = current.found(text)
        certain = found[0] if len(found) == 1 else current.named(text)
        if certain is None and not found:
            raise ValueError(self._no_such(code))
        return certain or self._chosen(found)

    def _chosen(self, several: list[Entry]) -> Entry:
        """The one of several that was chosen. Raises ValueError, with the choice on offer."""
        for entry in several:
            if entry.code == self.choice:
                return entry
        self.matches = several
        raise ValueError(_("Several fit what you wrote. Choose one of them, or write more."))

    def _no_such(self, code: str) -> str:
        if _LIKE_A_CODE.fullmatch(code):
            return _("The list has no code %(code)s. Write a word, or another code.", code=code)
        if self.required:
            return _("Nothing in the list fits what you wrote. Try another word, or a code.")
        return _("Nothing in the list fits what you wrote. Try another word, or leave it empty.")

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms' signature
        """A required code must be there, unless reading it has already failed."""
        if self.required and self.data is None and not self.process_errors:
            raise ValidationError(str(self.required))

    def show(self, value: str) -> str:
        """The text that stands for a code."""
        entry = vocabulary.entry(self.scheme, value)
        return written(entry) if entry else value

    def _value(self) -> str:
        if self.typed is not None:
            return legible(self.typed)
        return self.show(self.data) if self.data else ""
