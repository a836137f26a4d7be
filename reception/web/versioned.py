"""Forms that change a row as it was when the page was opened: nobody writes over what somebody else just wrote."""

from typing import Any, Protocol

from wtforms import BooleanField, HiddenField, SelectFieldBase

from reception.i18n.text import _
from reception.web.forms import Form


class Versioned(Protocol):
    """A row that counts its changes."""

    @property
    def version(self) -> int:
        """How often it has been changed."""
        ...


class VersionedForm(Form):
    """A form that remembers which version of its row it shows. Answer an outdated one with 409 and the same page."""

    version = HiddenField()

    @property
    def values(self) -> dict[str, Any]:
        """What was understood, without the version."""
        return {name: value for name, value in super().values.items() if name != "version"}

    def is_outdated(self, row: Versioned) -> bool:
        """Whether `row` was changed meanwhile. Then what it holds now is said beside each field that differs.

        What was typed stays, and sending the form once more saves it, knowingly.
        """
        if self.version.data == str(row.version):
            return False
        self.refuse(None, _("Somebody changed this while you wrote. Compare, and save again if yours shall stand."))
        self._say_what_it_holds(row)
        self.version.data = str(row.version)
        return True

    def _say_what_it_holds(self, row: Versioned) -> None:
        theirs = type(self)(obj=row, formdata=None)
        for name in self.values:
            mine, other = self._fields[name], theirs._fields[name]
            if (mine.data or None) != (other.data or None):
                self.refuse(name, _("It now says: %(text)s", text=_shown(other, mine) or "–"))


def _shown(field: Any, offering: Any) -> str:
    """The value of `field` in words; `offering` is the same field with its choices."""
    if isinstance(field, SelectFieldBase):
        chosen = field.data if isinstance(field.data, list) else [field.data]
        return ", ".join(str(label) for value, label, *_rest in offering.iter_choices() if value in chosen)
    if isinstance(field, BooleanField):
        return _("Yes") if field.data else _("No")
    return str(field._value())
