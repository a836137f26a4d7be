"""Forms that change a row which exists: nobody writes over what somebody else just wrote, and nothing typed is lost.

A form remembers the version of the row it showed, and a digest of each value. When the row has moved on and somebody
else changed a value meanwhile, the answer is 409 and the same page, where the writer chooses per field which text
stands (templates/components/conflict.html). What is chosen comes back as if it had been typed.
"""

from collections.abc import Callable
from typing import Any, ClassVar, Protocol

from flask import Response, after_this_request, request
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField

from reception.audit.queries import Change, last_change
from reception.db.locking import hold
from reception.i18n.text import _
from reception.web import conflicts
from reception.web.conflicts import Conflict, Side
from reception.web.forms import Form

_MACHINERY = frozenset({"csrf_token", "submit", "version", "opened_as"})
_NOT_CARRIED = frozenset({"csrf_token", "_submission"})


class Versioned(Protocol):
    """A row that counts its changes. `shown_rows`, where it has that: the row that counts, and those it counts for."""

    @property
    def version(self) -> int:
        """How often it has been changed."""
        ...


class _OpenedAs(HiddenField):
    """{field: digest} of what the form shows, worked out when the page is drawn: by then a view has filled it in."""

    holder: "VersionedForm | None" = None

    def _value(self) -> str:
        is_opened = self.holder is not None and self.holder.sent is None
        return _text(self.holder.digests) if self.holder and is_opened else str(self.data or "")


class VersionedForm(Form):
    """A form about a row that exists. `asides` are questions about the change itself, which no row answers."""

    class Meta(Form.Meta):
        """As every form's, with the choices that were made in the place of what was typed."""

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """What was sent, or what would have been, had the chosen texts been written."""
            return form.take(super().wrap_formdata(form, formdata))

    asides: ClassVar[frozenset[str]] = frozenset()
    version = HiddenField()
    opened_as = _OpenedAs()
    sent: "MultiDict[str, str] | None"

    def __init__(self, *args: Any, **options: Any) -> None:
        self.conflicts: list[Conflict] = []
        self.unanswered: dict[str, str] = {}
        self.changed_by: Change | None = None
        self.against: tuple[str, str] = ("", "")
        super().__init__(*args, **options)
        self.opened_as.holder = self

    def take(self, sent: "MultiDict[str, str] | None") -> "MultiDict[str, str] | None":
        """What was sent, with the choices put in; of a page that is given back, those that were made."""
        if sent is not None and conflicts.ASKED in sent:
            self.unanswered = conflicts.unanswered(sent)
            if request.method != "POST":
                sent = conflicts.given_back(sent, self.unanswered)
            elif not self.unanswered:
                sent = conflicts.resolved(sent)
        self.sent = sent
        return sent

    @property
    def values(self) -> dict[str, Any]:
        """What was understood, without the version."""
        return {name: value for name, value in super().values.items() if name not in _MACHINERY}

    @property
    def compared(self) -> dict[str, Any]:
        """The fields that a row answers, by name."""
        return {
            name: field
            for name, field in self._fields.items()
            if name not in self.asides and getattr(field.widget, "input_type", "") not in {"hidden", "submit"}
        }

    @property
    def digests(self) -> dict[str, str]:
        """A digest of what each field says."""
        return {name: conflicts.digest(field) for name, field in self.compared.items()}

    @property
    def carried(self) -> list[tuple[str, str]]:
        """Everything that was sent, to be sent again with the choice."""
        pairs = self.sent.items(multi=True) if self.sent is not None else []
        return [(name, value) for name, value in pairs if name not in _NOT_CARRIED and not conflicts.is_mark(name)]

    def is_outdated(self, row: Versioned, theirs: "Callable[[], VersionedForm] | None" = None) -> bool:
        """Whether somebody changed `row` meanwhile, and it must be chosen what stands. The answer is then 409.

        Waits for whoever is changing the row right now, and holds it from then on. `theirs` makes the form that the
        row fills now, where that takes more than the row. Raises StaleDataError if the row is gone.
        """
        rows = getattr(row, "shown_rows", (row,))
        hold(*rows)
        if not self.unanswered and self.version.data == str(row.version):
            return False
        other = theirs() if theirs else type(self)(obj=row, formdata=None)
        self.changed_by = last_change(rows)
        if not self.compared:
            self._warn(row)
        elif not self._differs(other):
            self.version.data = str(row.version)
            return False
        else:
            self.against = str(row.version), _text(other.digests)
        after_this_request(_conflict)
        return True

    def _warn(self, row: Versioned) -> None:
        """Nothing can be compared: say that it was changed; sending the form once more is deliberate."""
        self.refuse(None, _("Somebody changed this while you wrote. Look at it, and send the form again if it holds."))
        self.version.data = str(row.version)

    def _differs(self, other: "VersionedForm") -> bool:
        """Whether something must be chosen: what differs is kept in `conflicts`, unless nobody else wrote in it."""
        opened = _digests(self.opened_as.data)
        both = [(name, field, other.compared[name]) for name, field in self.compared.items() if name in other.compared]
        for _name, mine, others in both:
            if getattr(others, "choices", True) in (None, []):
                others.choices = mine.choices
        differing = [(name, mine, others) for name, mine, others in both if not _alike(mine, others)]
        if all(conflicts.digest(others) == opened.get(name) for name, _mine, others in differing):
            return False
        self.conflicts = [self._conflict(*each, opened.get(each[0])) for each in differing]
        for name in self.unanswered.keys() & {conflict.name for conflict in self.conflicts}:
            self.refuse(name, self.unanswered[name])
        return True

    def _conflict(self, name: str, mine: Any, theirs: Any, opened: str | None) -> Conflict:
        changed = _changed(mine, theirs, opened)
        joined = conflicts.together(mine, theirs)
        is_shown_again = _digests(self._asked(conflicts.SHOWN)).get(name) == conflicts.digest(theirs)
        return Conflict(
            name=name,
            anchor=f"{mine.id}-0" if _is_group(mine) else mine.id,
            label=str(mine.label.text),
            mine=conflicts.words(mine, mine),
            theirs=conflicts.words(theirs, mine),
            theirs_sent=tuple(conflicts.sent_by(theirs, mine)),
            changed=changed,
            chosen=self._asked(conflicts.CHOSEN + name) if is_shown_again else None if changed == "both" else changed,
            together=(is_shown_again and self._asked(conflicts.BOTH + name)) or joined if joined else None,
            message=self.unanswered.get(name),
        )

    def _asked(self, name: str) -> str | None:
        return self.sent.get(name) if self.sent is not None else None


def _is_group(field: Any) -> bool:
    """Whether a field is drawn as radio buttons or boxes: messages then lead to the first of them."""
    return hasattr(field, "option_widget") and not hasattr(field.widget, "multiple")


def _alike(mine: Any, theirs: Any) -> bool:
    return conflicts.meaning(mine) == conflicts.meaning(theirs)


def _changed(mine: Any, theirs: Any, opened: str | None) -> Side:
    """Who changed a field since the form was opened; of a form that does not tell, both may have."""
    if opened is None or opened not in {conflicts.digest(mine), conflicts.digest(theirs)}:
        return "both"
    return "theirs" if opened == conflicts.digest(mine) else "mine"


def _text(digests: dict[str, str]) -> str:
    return " ".join(f"{name}:{digest}" for name, digest in digests.items())


def _digests(text: Any) -> dict[str, str]:
    return dict(part.split(":", 1) for part in str(text or "").split() if ":" in part)


def _conflict(response: Response) -> Response:
    """The page of a choice says so to machines too."""
    if response.status_code == 200:
        response.status_code = 409
    return response
