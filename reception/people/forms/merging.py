"""Whose facts stand when two records are merged: a choice for each fact that both tell, and not alike."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import HiddenField

from reception.i18n.text import _, _l
from reception.people.rules.merging import Side
from reception.web.fields import Choice
from reception.web.forms import Form


class MergeForm(Form):
    """The choices of one merge. `versions` says which state of both records it shows."""

    versions = HiddenField()

    @property
    def chosen(self) -> Mapping[str, Side]:
        """Whose value stands, by fact."""
        return {name: value for name, value in self.values.items() if name != "versions" and value}

    def is_outdated(self, versions: str) -> bool:
        """Whether a record was changed since the page was opened; the page then shows what it says now."""
        if self.versions.data == versions:
            return False
        self.refuse(None, _("One of the records was changed while you compared them. Compare them once more."))
        self.versions.data = versions
        return True


def merge_form(facts: Iterable[tuple[str, str, str, str]], versions: str) -> MergeForm:
    """The form for these facts: (name, label, what the record that stands says, what the other says)."""
    fields: dict[str, Any] = {
        name: Choice(
            label,
            radios=True,
            required=_l("Choose which of the two stands."),
            choices=[("kept", kept), ("former", former)],
            default="kept",
        )
        for name, label, kept, former in facts
    }
    made: type[MergeForm] = type("MergeOfTwo", (MergeForm,), fields)
    return made(data={"versions": versions})
