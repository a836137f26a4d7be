"""What a survey says in one language: a field for each text, made for the survey."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from reception.i18n.text import _l
from reception.surveys.rules.texts import Key
from reception.surveys.terms import TextState
from reception.web.fields import Choice, LongText, term
from reception.web.versioned import VersionedForm

LONGEST: Final = 2000


@dataclass(frozen=True)
class Line:
    """A text to be written. `field`: what it is called on the page; `rows`: how high it is."""

    key: Key
    field: str
    label: str
    rows: int = 1


class TextsForm(VersionedForm):
    """All texts of a survey in a language; see `texts_form`. An empty one is missing."""

    keeps_draft = True
    lines: tuple[Line, ...] = ()

    @property
    def written(self) -> dict[Key, str]:
        """What is written, by part."""
        return {line.key: self[line.field].data or "" for line in self.lines}

    @property
    def rows(self) -> Iterator[tuple[Line, Any]]:
        """Each text with its field."""
        return ((line, self[line.field]) for line in self.lines)


class TranslatedForm(TextsForm):
    """The same in another language than Swedish."""

    state = Choice(
        _l("How it was translated"),
        radios=True,
        choices=[
            (TextState.REVIEWED.value, _l("Somebody who reads the language has looked at all of it")),
            (TextState.MACHINE.value, _l("By a machine, and nobody has looked at it")),
        ],
        coerce=term(TextState),
        required=_l("Choose how it was translated."),
    )


def texts_form(
    lines: Sequence[Line], texts: Mapping[Key, str], *, is_swedish: bool, data: Mapping[str, Any], **options: Any
) -> TextsForm:
    """The form of these texts, filled. `data`: version and, of a translation, its state."""
    kind = _kind(tuple(lines), is_swedish)
    filled = {line.field: texts.get(line.key, "") for line in lines}
    return kind(data={**filled, **data}, **options)


@lru_cache(maxsize=64)
def _kind(lines: tuple[Line, ...], is_swedish: bool) -> type[TextsForm]:  # noqa: FBT001 - a key of the cache
    fields: dict[str, Any] = {"lines": lines}
    for line in lines:
        fields[line.field] = LongText(line.label, longest=LONGEST, conditional=True, render_kw={"rows": line.rows})
    return type("SurveyTextsForm", (TextsForm if is_swedish else TranslatedForm,), fields)
