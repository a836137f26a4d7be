"""What every form about a fact of a record has: a period that makes sense, and why something is corrected."""

from typing import Any

from reception.i18n.text import _, _l
from reception.web.fields import DateField, Text
from reception.web.versioned import VersionedForm

_WHY = _l("Why is it changed?")
_ENDS_BEFORE = _l("The last day cannot come before the first.")


class FactForm(VersionedForm):
    """A fact of a record. `reason` is asked for when a fact that stands there is corrected."""

    asides = frozenset({"reason"})
    reason = Text(_WHY, description=_l("It stays with the correction, for whoever reads the record later."))
    #: Which row fields the form holds, when it shows a row.
    corrects = False

    def correcting(self) -> "FactForm":
        """The same form for a fact that stands in the record already."""
        self.corrects = True
        self.reason.required = _("Write why it is changed.")
        self.reason.flags.optional = False
        return self

    @property
    def facts(self) -> dict[str, Any]:
        """What is stored, without the reason; an empty text is none."""
        return {name: None if value == "" else value for name, value in self.values.items() if name != "reason"}

    def validate(self, extra_validators: object = None) -> bool:
        """A period ends on the day it begins or later."""
        valid = bool(super().validate(extra_validators))
        starts_on, ends_on = (getattr(self._fields.get(name), "data", None) for name in ("starts_on", "ends_on"))
        if valid and starts_on and ends_on and ends_on < starts_on:
            self.refuse("ends_on", str(_ENDS_BEFORE))
        return not self.failed


class EndForm(VersionedForm):
    """The last day of something that ended."""

    ends_on = DateField(_l("Last day"), looks="back", required=_l("Write the last day."))


class RemoveForm(VersionedForm):
    """Why something is removed that should not have been written."""

    asides = frozenset({"reason"})

    reason = Text(_l("Why is it removed?"), required=_l("Write why it is removed."))
