"""What is asked when somebody applies for studies, and when an application ends."""

from datetime import date
from typing import Any, Final

from wtforms import BooleanField

from reception.education.terms.pupils import ApplicationEnd, Programme, StudyTime
from reception.i18n.formats import today
from reception.i18n.text import _l, choices
from reception.people.forms.choices import languages
from reception.web.fields import Choice, DateField, LongText, Text, YesNo, term, with_none
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

#: What `applications.apply` takes of a form.
ASKED: Final = (
    "programme", "applied_on", "right_from", "in_establishment", "when", "can_begin_on", "needs_childcare", "language",
    "wanted", "note",
)  # fmt: skip
LONGEST_NOTE: Final = 1000


class _AppliedFor(Form):
    """What it is for, and since when: asked first."""

    programme = Choice(
        _l("Applies for"),
        radios=True,
        coerce=term(Programme),
        choices=choices(*Programme),
        default=Programme.SFI,
        required=_l("Choose what is applied for."),
    )
    applied_on = DateField(_l("Applied on"), looks="back", past_only=True, required=_l("Write the day."))


class ApplicationFacts(Form):
    """What an application says beside what it is for."""

    right_from = DateField(
        _l("Has the right since"),
        looks="back",
        description=_l("Registered as living in the municipality, and in the second half of the year of turning 16."),
    )
    in_establishment = YesNo(
        _l("Does the establishment law (2017:584) apply?"),
        description=_l("Then SFI is to begin within a month of the application."),
    )
    when = Choice(
        _l("Can study"),
        coerce=term(StudyTime),
        choices=choices(*StudyTime),
        default=StudyTime.ANY,
        required=_l("Choose when the applicant can study."),
    )
    can_begin_on = DateField(_l("Can begin from"), looks="forward")
    needs_childcare = BooleanField(_l("Needs childcare to be able to begin"))
    language = Choice(_l("Language for interpreter, or for the group of civic orientation"))
    wanted = Text(_l("Course or education that is wanted"), description=_l("For adult education."))
    note = LongText(
        _l("Note to the school"),
        longest=LONGEST_NOTE,
        description=_l("What the school needs to know. No illness, no diagnosis, nothing of a case."),
    )

    def offer_languages(self, *present: str | None) -> None:
        """Fill the menu of languages; those that stand in the row stay on offer."""
        self.language.choices = with_none(languages(*present))


class ApplicationForm(_AppliedFor, ApplicationFacts):
    """A new application of somebody who is a pupil."""

    keeps_draft = True

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"applied_on": today(), **options})
        self.offer_languages()

    @property
    def asked(self) -> dict[str, Any]:
        """What `applications.apply` takes."""
        return {name: self._fields[name].data for name in ASKED}


class ChangeApplicationForm(VersionedForm, ApplicationFacts):
    """What an application says, while it waits. What it is for, and since when, stays."""

    keeps_draft = True


class EndApplicationForm(VersionedForm):
    """Why somebody waits no longer. A place is given on a page of its own."""

    asides = frozenset({"ended_as", "on"})
    ended_as = Choice(
        _l("What became of it"),
        radios=True,
        coerce=term(ApplicationEnd),
        choices=choices(*(end for end in ApplicationEnd if end is not ApplicationEnd.PLACED)),
        required=_l("Choose what became of the application."),
    )
    on = DateField(_l("On"), looks="back", past_only=True, required=_l("Write the day."))

    def __init__(self, **options: Any) -> None:
        on: date = today()
        super().__init__(**{"on": on, **options})
