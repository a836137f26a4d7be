"""What is asked about a meeting with study and career guidance."""

from collections.abc import Iterable
from typing import Any

from wtforms import BooleanField

from reception.education.terms.pupils import GuidanceKind
from reception.i18n.text import _, _l, choices
from reception.people.forms.choices import languages
from reception.web.fields import Choice, DateField, LongText, Minutes, MomentField
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

_CAME = {"yes": True, "no": False, "True": True, "False": False}


def came(value: object) -> bool | None:
    """Yes, no, or None: not yet known. Raises ValueError."""
    if value in (None, "", "None"):
        return None
    if str(value) not in _CAME:
        raise ValueError(value)
    return _CAME[str(value)]


class _Meeting(Form):
    """A meeting that was held, or is to be."""

    keeps_draft = True

    at = MomentField(_l("When"), looks="near", required=_l("Write when, for example 24 nov 13.15."))
    kind = Choice(
        _l("What it is about"),
        coerce=GuidanceKind,
        choices=choices(*GuidanceKind),
        required=_l("Choose what it is about."),
    )
    came = Choice(
        _l("Did the pupil come?"),
        radios=True,
        coerce=came,
        choices=[("", _l("Not yet: the meeting lies ahead")), ("yes", _l("Came")), ("no", _l("Did not come"))],
    )
    minutes = Minutes(_l("Minutes"), render_kw={"class": "w-10"})
    with_interpreter = BooleanField(_l("With an interpreter"))
    language = Choice(_l("Language of the meeting"))
    agreed = LongText(
        _l("What you agreed on"),
        longest=4000,
        description=_l("What the pupil does next, and what you do. No illness, no faith, nothing from a case."),
        render_kw={"rows": 5},
    )
    follow_up_on = DateField(
        _l("Follow up on"), looks="forward", description=_l("From that day it stands on the page of guidance.")
    )

    def offer(self, present: Iterable[str | None]) -> None:
        """The languages to choose from; `present`: those that stand there, first."""
        first = [tag for tag in present if tag]
        self.language.choices = [("", _("Not noted")), *languages(*first)]

    @property
    def facts(self) -> dict[str, Any]:
        """The columns of the meeting."""
        return {
            "at": self.at.data,
            "kind": self.kind.data,
            "came": self.came.data,
            "minutes": self.minutes.data or None,
            "with_interpreter": bool(self.with_interpreter.data),
            "language": self.language.data or None,
            "agreed": self.agreed.data or None,
            "follow_up_on": self.follow_up_on.data,
        }


class GuidanceMeetingForm(_Meeting):
    """A meeting that is not there yet."""


class ChangeGuidanceMeetingForm(VersionedForm, _Meeting):
    """A meeting that is there: another time, or what came of it."""

    keeps_draft = True
