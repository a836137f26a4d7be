"""What is asked about a child's preschool and school. Languages and schools are passed in."""

from collections.abc import Mapping
from typing import Any, Final

from wtforms import BooleanField

from reception.education.rules.schooling import INTRODUCTIONS, OF_COMPULSORY_AGE, UPPER_STAGE, YEARS
from reception.education.terms.school import MappingPart, SchoolingEnd, SchoolMeetingKind
from reception.education.terms.studies import SchoolForm, SchoolSupport
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, DateField, LongText, Text, YesNo, whole_number, with_none
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

LONGEST_NOTE: Final = 1000
LONGEST_AGREED: Final = 2000
_NO_SECRETS: Final = _l("What the unit needs to know about the place. No diagnosis, and nothing about others.")
Choices = list[tuple[str, str]]


class SchoolingForm(Form):
    """A place in a school. `form` chooses what is asked: no year in preschool, no programme in compulsory school."""

    keeps_draft = True

    school_id = Choice(_l("School"), coerce=whole_number)
    programme = Text(_l("Programme"), longest=120)
    requested_on = DateField(_l("Asked for"), looks="back", past_only=True)
    offered_on = DateField(_l("Offered"), looks="back", past_only=True)
    received_on = DateField(
        _l("Received in Swedish school"),
        looks="back",
        past_only=True,
        description=_l("The first time, in whichever municipality. Mapping and placement are counted from this day."),
    )
    first_on = DateField(_l("First day"), looks="near")
    year = Choice(_l("Year group"), coerce=whole_number)
    placed_on = DateField(
        _l("Year and group decided"), looks="back", past_only=True, description=_l("The head teacher's decision.")
    )
    plan_made_on = DateField(_l("Individual study plan made"), looks="back", past_only=True)
    note = LongText(_l("Good to know"), longest=LONGEST_NOTE, description=_NO_SECRETS)

    def __init__(self, *, form: SchoolForm, schools: Choices, **options: Any) -> None:
        super().__init__(**options)
        for name in _UNASKED.get(form, ()):
            del self[name]
        self.school_id.choices = with_none(schools, _("Not known yet"))
        if "year" in self:
            first, last = YEARS[form]
            self.year.choices = with_none(((str(year), str(year)) for year in range(first, last + 1)), _("Not known"))


_OF_UPPER_SECONDARY: Final = ("offered_on", "year", "placed_on")
_UNASKED: Final[Mapping[SchoolForm, tuple[str, ...]]] = {
    SchoolForm.PRESCHOOL: ("programme", "received_on", "year", "placed_on", "plan_made_on"),
    SchoolForm.PRESCHOOL_CLASS: ("programme", "offered_on", "year", "placed_on", "plan_made_on"),
    **dict.fromkeys(OF_COMPULSORY_AGE, ("programme", "offered_on")),
    **{form: ("programme", "offered_on", "plan_made_on") for form in OF_COMPULSORY_AGE if form not in UPPER_STAGE},
    **dict.fromkeys(INTRODUCTIONS, _OF_UPPER_SECONDARY),
    SchoolForm.NATIONAL_PROGRAMME: (*_OF_UPPER_SECONDARY, "plan_made_on"),
    SchoolForm.ADAPTED_UPPER_SECONDARY: (*_OF_UPPER_SECONDARY, "plan_made_on"),
}


class ChangeSchoolingForm(VersionedForm, SchoolingForm):
    """The same for a place that is there."""


class EndSchoolingForm(VersionedForm):
    """When and why a place ends."""

    asides = frozenset({"last_on", "ended_as"})
    last_on = DateField(_l("Last day"), looks="near", required=_l("Write the last day."))
    ended_as = Choice(
        _l("Why"), radios=True, coerce=SchoolingEnd, choices=choices(*SchoolingEnd), required=_l("Choose why.")
    )


class MappingForm(VersionedForm):
    """The parts of the mapping, each with its day and named as its part is, and the language they were done in."""

    language = DateField(_l(MappingPart.LANGUAGE.label), looks="back", past_only=True)
    literacy = DateField(_l(MappingPart.LITERACY.label), looks="back", past_only=True)
    subjects = DateField(
        _l(MappingPart.SUBJECTS.label),
        looks="back",
        past_only=True,
        description=_l("The last day, where it took several."),
    )
    spoken = Choice(_l("Language in which it was done"))
    with_interpreter = BooleanField(_l("An interpreter took part"))

    def __init__(self, *, spoken: Choices, **options: Any) -> None:
        super().__init__(**options)
        self.spoken.choices = with_none(spoken, _("Not known"))

    @property
    def parts(self) -> dict[MappingPart, Any]:
        """The days of the parts that were done."""
        days = {part: self[part.value].data for part in MappingPart}
        return {part: day for part, day in days.items() if day is not None}


class SupportForm(Form):
    """What a child gets beside ordinary lessons. The languages are passed in."""

    kind = Choice(
        _l("What"),
        radios=True,
        coerce=SchoolSupport,
        choices=choices(*SchoolSupport),
        required=_l("Choose what it is."),
    )
    language = Choice(_l("Language"), description=_l("Of study guidance it may be the language of the school before."))
    hours = Choice(_l("Hours a week"), coerce=whole_number)
    applied_on = DateField(_l("Applied for"), looks="back", past_only=True)
    first_on = DateField(_l("First day"), looks="near", description=_l("Leave it empty until it is granted."))
    last_on = DateField(_l("Last day"), looks="near")
    note = LongText(_l("Good to know"), longest=LONGEST_NOTE, description=_NO_SECRETS)

    def __init__(self, *, spoken: Choices, **options: Any) -> None:
        super().__init__(**options)
        self.language.choices = with_none(spoken, _("Choose"))
        self.hours.choices = with_none(((str(hours), str(hours)) for hours in range(1, 41)), _("Not known"))

    @property
    def entered(self) -> dict[str, Any]:
        """What is stored: nothing for what is left empty."""
        return {name: value or None for name, value in self.values.items()}


class ChangeSupportForm(VersionedForm, SupportForm):
    """The same for a support that is there."""


class MeetingForm(Form):
    """The school met the family. The languages are passed in."""

    keeps_draft = True

    on = DateField(_l("Day"), looks="back", past_only=True, required=_l("Write the day."))
    kind = Choice(
        _l("What about"),
        radios=True,
        coerce=SchoolMeetingKind,
        choices=choices(*SchoolMeetingKind),
        required=_l("Choose what it was about."),
    )
    guardians = Choice(_l("How many guardians came"), coerce=whole_number)
    pupil_came = YesNo(_l("The child took part"))
    with_interpreter = BooleanField(_l("An interpreter took part"))
    language = Choice(_l("Language of the interpreter"))
    agreed = LongText(
        _l("What was agreed"),
        longest=LONGEST_AGREED,
        description=_l("Who does what, and by when. No diagnosis, and nothing about other children."),
    )

    def __init__(self, *, spoken: Choices, **options: Any) -> None:
        super().__init__(**options)
        self.language.choices = with_none(spoken, _("Choose"))
        self.guardians.choices = with_none(((str(number), str(number)) for number in range(11)), _("Not known"))

    def validate(self, extra_validators: Any = None) -> bool:
        """An interpreter speaks a language."""
        super().validate(extra_validators)
        if self.with_interpreter.data and not self.language.data:
            self.refuse("language", _("Choose the language of the interpreter."))
        return not self.failed

    @property
    def entered(self) -> dict[str, Any]:
        """What is stored; the language only where there was an interpreter."""
        found = self.values
        return {
            **found,
            "agreed": found["agreed"] or None,
            "language": found["language"] if found["with_interpreter"] else None,
        }


class ChangeMeetingForm(VersionedForm, MeetingForm):
    """The same for a meeting that is there."""
