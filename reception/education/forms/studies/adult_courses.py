"""What is asked about a course of municipal adult education."""

from collections.abc import Iterable
from typing import Any

from wtforms import BooleanField

from reception.education.rules.studies import adult
from reception.education.terms.pupils import AdultCourseState
from reception.education.terms.studies import AdultCourseKind, AdultLevel, Interruption
from reception.i18n.formats import today
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, DateField, LongText, Minutes, Text, term, whole_number
from reception.web.forms import Form
from reception.web.versioned import VersionedForm


class Points(Minutes):
    """A whole number of points."""

    def read(self, text: str) -> int:
        """The points. Raises ValueError with a message."""
        digits = text.strip().replace(" ", "")
        if not (digits.isdecimal() and len(digits) <= 5 and int(digits) > 0):
            raise ValueError(_("Write whole points, for example 100."))
        return int(digits)


class _Course(Form):
    """Everything about a course. The providers are passed in; what the grades are, the rules say."""

    keeps_draft = True

    name = Text(_l("Course"), required=_l("Write the name of the course."), description=_l("As it stands in the plan."))
    code = Text(_l("Course code"), longest=40, render_kw={"class": "w-14", "dir": "ltr", "spellcheck": "false"})
    level = Choice(
        _l("Level"),
        coerce=term(AdultLevel),
        choices=[("", _l("Choose")), *choices(*adult.OFFERED)],
        required=_l("Choose the level of the course."),
    )
    kind = Choice(
        _l("Kind"),
        coerce=term(AdultCourseKind),
        choices=[("", _l("Choose")), *choices(*AdultCourseKind)],
        required=_l("Choose what kind of course it is."),
    )
    points = Points(_l("Points"), render_kw={"class": "w-10"})
    provider_id = Choice(
        _l("Provider"),
        coerce=whole_number,
        description=_l("A school of the register of organisations. Add it there if it is missing."),
    )
    state = Choice(
        _l("Where it stands"),
        radios=True,
        coerce=AdultCourseState,
        choices=choices(*AdultCourseState),
        required=_l("Choose where the course stands."),
    )
    applied_on = DateField(_l("Applied on"), looks="back")
    first_on = DateField(_l("First day"), looks="near")
    last_on = DateField(_l("Last day"), looks="near", description=_l("While it goes on: the day it is planned to end."))
    grade = Choice(
        _l("Grade"), description=_l("Of a completed course. Leave it empty for a dash, and where none is set.")
    )
    reason = Choice(
        _l("Why it was interrupted"),
        coerce=term(Interruption),
        description=_l("Only of an interrupted course. Never a diagnosis."),
    )
    with_sfi = BooleanField(_l("SFI goes on beside it"))
    note = LongText(
        _l("Note"), longest=1000, description=_l("About the studies only. No health, no faith."), render_kw={"rows": 3}
    )

    def offer(self, providers: Iterable[tuple[int, str]], present: str | None = None) -> None:
        """What there is to choose from; `present`: the grade that stands there."""
        self.provider_id.choices = [("", _("Not noted")), *((str(number), name) for number, name in providers)]
        grades = dict.fromkeys([*adult.grades_in_use(today()), *([present] if present else [])])
        self.grade.choices = [("", _("No grade")), *((grade, grade) for grade in grades)]
        self.reason.choices = [("", _("Not interrupted")), *choices(*Interruption)]

    @property
    def facts(self) -> dict[str, Any]:
        """The columns of the course: what is empty is not known."""
        names = ("name", "code", "level", "kind", "points", "provider_id", "state", "applied_on", "first_on", "last_on",
                 "grade", "reason", "note")  # fmt: skip
        found = {name: self[name].data or None for name in names}
        return {**found, "with_sfi": bool(self.with_sfi.data)}


class AdultCourseForm(_Course):
    """A course that is not there yet."""


class ChangeAdultCourseForm(VersionedForm, _Course):
    """A course that is there."""

    keeps_draft = True
