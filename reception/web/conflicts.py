"""What two people wrote in the same field: how it is compared, told in words, carried along and chosen."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from flask import current_app
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, FieldList, FormField, SelectFieldBase, SelectMultipleField, TextAreaField

from reception.i18n.text import _

Side = Literal["mine", "theirs", "both"]
#: What the page of the choice adds to a form: which fields are asked about, the version and the values that were shown.
ASKED: Final = "_asked"
AGAINST: Final = "_against"
SHOWN: Final = "_shown"
#: Before the name of a field: the saved text, what was chosen, and both texts as they were put together.
THEIRS: Final = "_theirs-"
CHOSEN: Final = "_chosen-"
BOTH: Final = "_both-"
_MARKS: Final = (ASKED, AGAINST, SHOWN, THEIRS, CHOSEN, BOTH)


@dataclass(frozen=True)
class Conflict:
    """A field where two people wrote something different.

    `mine` and `theirs` are in words; `theirs_sent` is what a browser would send of theirs; `changed` says who changed
    it since the form was opened, "both" also when that is not known. `together` is None where two texts cannot be one.
    """

    name: str
    anchor: str
    label: str
    mine: str
    theirs: str
    theirs_sent: tuple[tuple[str, str], ...]
    changed: Side
    chosen: str | None
    together: str | None
    message: str | None


def meaning(field: Any) -> str:
    """What a field says, in a form that can be compared: alike for a row as it is shown and for what was typed."""
    masked, data = getattr(field, "masked", None), field.data
    if masked is not None and not data:
        return str(masked)
    if isinstance(field, FieldList):
        return json.dumps([said for entry in field.entries if (said := meaning(entry))])
    if isinstance(field, FormField):
        return json.dumps([meaning(part) for part in field.form])
    if isinstance(field, SelectMultipleField):
        return json.dumps(sorted(map(_key, data or ())))
    if isinstance(field, BooleanField):
        return "y" if data else ""
    return _written(field)


def _written(field: Any) -> str:
    """The text of a field with one value."""
    if field.data is not None and hasattr(field, "show"):
        return str(field.show(field.data))
    typed = getattr(field, "typed", None)
    return _key(typed if field.data is None and typed else field.data)


def _key(value: Any) -> str:
    return "" if value is None else str(value)


def digest(field: Any) -> str:
    """A short keyed digest of what a field says, to know later whether it says the same."""
    key = hashlib.sha256(str(current_app.secret_key).encode()).digest()
    return hashlib.blake2b(meaning(field).encode(), digest_size=6, key=key).hexdigest()


def words(field: Any, offering: Any) -> str:
    """What a field says in words, "" for nothing; `offering` is the same field with all its choices."""
    if getattr(field, "masked", None) is not None and not field.data:
        return _("It is masked.")
    if isinstance(field, FieldList):
        return "\n".join(filter(None, (words(entry, entry) for entry in field.entries)))
    if isinstance(field, FormField):
        return "\n".join(filter(None, (words(part, part) for part in field.form)))
    if isinstance(field, SelectFieldBase):
        return ", ".join(str(label) for _raw, label in _picked(field, offering))
    if isinstance(field, BooleanField):
        return _("Yes") if field.data else _("No")
    return str(getattr(field, "echo", "") or "") or _written(field)


def sent_by(field: Any, offering: Any) -> Iterator[tuple[str, str]]:
    """What a browser would send of the field."""
    if isinstance(field, FieldList):
        yield from (pair for entry in field.entries if meaning(entry) for pair in sent_by(entry, entry))
    elif isinstance(field, FormField):
        yield from (pair for part in field.form for pair in sent_by(part, part))
    elif isinstance(field, SelectFieldBase):
        yield from ((field.name, raw) for raw, _label in _picked(field, offering))
    elif isinstance(field, BooleanField):
        yield from [(field.name, "y")] if field.data else []
    else:
        yield field.name, _written(field)


def _picked(field: Any, offering: Any) -> list[tuple[str, str]]:
    """(value, label) of what is chosen in `field`; a value that is not offered any more stands for itself."""
    wanted = field.data or () if isinstance(field, SelectMultipleField) else [field.data]
    choices = [*_choices(field), *_choices(offering)]
    offered = {_key(_coerced(field, choice[0])): (str(choice[0]), str(choice[1])) for choice in choices}
    return [offered.get(_key(value), (_key(value), _key(value))) for value in wanted]


def _choices(field: Any) -> list[Any]:
    return list(field.iter_choices()) if field.choices else []


def _coerced(field: Any, value: Any) -> Any:
    try:
        return field.coerce(value)
    except (ValueError, TypeError):
        return None


def together(mine: Any, theirs: Any) -> str | None:
    """Both texts, the saved one first; None unless they are long texts that both say something."""
    texts = [_written(theirs), _written(mine)]
    masked = getattr(theirs, "masked", None) is not None
    return put_together(*texts) if isinstance(mine, TextAreaField) and all(texts) and not masked else None


def put_together(theirs: str, mine: str) -> str:
    """One text below the other."""
    return f"{_plain(theirs)}\n\n{_plain(mine)}"


def _plain(text: str) -> str:
    """As it is compared: a browser sends line ends in its own way."""
    return text.replace("\r\n", "\n").strip()


def is_mark(name: str) -> bool:
    """Whether a name that was sent belongs to the choice and not to the form."""
    return name.startswith(_MARKS)


def unanswered(sent: "MultiDict[str, str]") -> dict[str, str]:
    """{field: what is missing} of the choices that were asked and not made."""
    asked = sent.getlist(ASKED)
    problems = {name: _missing(sent, name) for name in asked}
    return {name: problem for name, problem in problems.items() if problem}


def _missing(sent: "MultiDict[str, str]", name: str) -> str | None:
    chosen, both = sent.get(CHOSEN + name), sent.get(BOTH + name)
    if chosen not in {"mine", "theirs", "both"} or (chosen == "both" and both is None):
        return _("Choose which of the texts is to stand.")
    if chosen != "both" and _is_written_into(sent, name):
        return _("You wrote in the text of both together, and chose another. Choose once more.")
    return None


def _is_written_into(sent: "MultiDict[str, str]", name: str) -> bool:
    """Whether the text of both together is another than it was shown."""
    both = sent.get(BOTH + name)
    return both is not None and _plain(both) != _plain(put_together(sent.get(THEIRS + name, ""), sent.get(name, "")))


def resolved(sent: "MultiDict[str, str]") -> "MultiDict[str, str]":
    """What would have been sent, had the chosen texts been written from the start."""
    made = _put_in(sent, {name: sent.get(CHOSEN + name) for name in sent.getlist(ASKED)})
    made["version"], made["opened_as"] = sent.get(AGAINST, ""), sent.get(SHOWN, "")
    return made


def given_back(sent: "MultiDict[str, str]", unanswered: Mapping[str, str]) -> "MultiDict[str, str]":
    """What to fill a form with that met the end of a session on the page of its choice.

    A choice that was not made leaves the writer's own text, or both texts where something was written into them, and
    is asked for again: the form keeps the version that it was opened with.
    """
    if not unanswered:
        return resolved(sent)
    made = {name: sent.get(CHOSEN + name) for name in sent.getlist(ASKED)}
    return _put_in(sent, made | {name: "both" if _is_written_into(sent, name) else "mine" for name in unanswered})


def _put_in(sent: "MultiDict[str, str]", chosen: Mapping[str, str | None]) -> "MultiDict[str, str]":
    """The form itself, with the chosen side of each field."""
    pairs = [(name, value) for name, value in sent.items(multi=True) if not is_mark(name)]
    for name, side in chosen.items():
        if side != "mine":
            pairs = [pair for pair in pairs if not _belongs(pair[0], name)]
            pairs += _both(sent, name) if side == "both" else _theirs(sent, name)
    return MultiDict(pairs)


def _belongs(sent_name: str, name: str) -> bool:
    """Whether what was sent under that name is the field's, or of one of its parts."""
    return sent_name == name or sent_name.startswith(f"{name}-")


def _both(sent: "MultiDict[str, str]", name: str) -> list[tuple[str, str]]:
    return [(name, sent.get(BOTH + name, ""))]


def _theirs(sent: "MultiDict[str, str]", name: str) -> list[tuple[str, str]]:
    pairs = [(key.removeprefix(THEIRS), value) for key, value in sent.items(multi=True) if key.startswith(THEIRS)]
    return [pair for pair in pairs if _belongs(pair[0], name)]
