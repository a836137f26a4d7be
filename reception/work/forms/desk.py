"""What is asked about an enrolment, a programme and a decision of Arbetsförmedlingen."""

from typing import Any, Final

from reception.i18n.text import _l, choices, label
from reception.web.contact_fields import TelephoneNumber
from reception.web.fields import Choice, DateField, LongText, Text, WholeNumber, term
from reception.web.forms import Form
from reception.web.versioned import VersionedForm
from reception.work.terms.desk import DecisionKind, ProgrammeEnd, ProgrammeKind
from reception.work.terms.file import LearntThrough

LONGEST: Final = 200
LONGEST_NOTE: Final = 1000
#: How what an authority does comes to be known. Other ways are offered where a row holds them.
_THROUGH: Final = (LearntThrough.PERSON, LearntThrough.DOCUMENT, LearntThrough.AUTHORITY)


class _Entered(Form):
    """Forms whose empty answers are stored as nothing."""

    keeps_draft = True

    @property
    def entered(self) -> dict[str, Any]:
        """What is stored: nothing for what is left empty."""
        return {name: value if value != "" else None for name, value in self.values.items()}


class EnrolmentForm(_Entered):
    """Somebody is enrolled as a jobseeker."""

    enrolled_on = DateField(_l("Enrolled on"), looks="back", past_only=True, required=_l("Write the day of enrolment."))
    category = Text(
        _l("Category"),
        longest=LONGEST,
        description=_l("As Arbetsförmedlingen calls it, for example “sökandekategori 11”."),
    )
    office = Text(_l("Office"), longest=LONGEST)
    planner = Text(_l("Planner"), longest=LONGEST, description=_l("Who at Arbetsförmedlingen plans with the person."))
    planner_phone = TelephoneNumber(_l("The planner's telephone"))
    next_meeting_on = DateField(
        _l("Next meeting with Arbetsförmedlingen"), looks="forward", description=_l("The day, if it is known.")
    )
    ended_on = DateField(
        _l("Ended on"), looks="back", past_only=True, description=_l("Leave it empty while the person is enrolled.")
    )


class ChangeEnrolmentForm(VersionedForm, EnrolmentForm):
    """The same for one that is there."""


class EndEnrolmentForm(VersionedForm):
    """The person is enrolled no more."""

    ended_on = DateField(_l("Ended on"), looks="back", past_only=True, required=_l("Write the day on which it ended."))


def _learnt_through() -> Choice:
    return Choice(
        _l("How is it known?"),
        radios=True,
        coerce=term(LearntThrough),
        choices=choices(*_THROUGH),
        required=_l("Choose how it is known."),
        description=_l("What Arbetsförmedlingen itself tells needs the person's consent or a law that lets it."),
    )


class _Learnt(_Entered):
    """Forms that ask how something is known; a way that a row holds already is offered too."""

    learnt_through: Choice

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        held = getattr(options.get("obj"), "learnt_through", None)
        if held is not None and held not in _THROUGH:
            self.learnt_through.choices = [*choices(*_THROUGH), (held.value, label(held))]


class ProgrammeForm(_Learnt):
    """A programme, from its first day on."""

    kind = Choice(
        _l("Programme"),
        coerce=term(ProgrammeKind),
        choices=[("", _l("Choose")), *choices(*ProgrammeKind)],
        required=_l("Choose the programme."),
    )
    started_on = DateField(_l("First day"), looks="near", required=_l("Write the first day."))
    planned_end_on = DateField(_l("Planned last day"), looks="forward")
    extent = WholeNumber(_l("Extent in percent of full time"), least=1, most=100)
    learnt_through = _learnt_through()
    ended_on = DateField(
        _l("Ended on"), looks="back", past_only=True, description=_l("Leave it empty while the programme goes on.")
    )
    ended_because = Choice(
        _l("Why it ended"),
        coerce=term(ProgrammeEnd),
        choices=[("", _l("Has not ended")), *choices(*ProgrammeEnd)],
    )


class ChangeProgrammeForm(VersionedForm, ProgrammeForm):
    """The same for one that is there."""


class EndProgrammeForm(VersionedForm):
    """The person left the programme: when, and why."""

    ended_on = DateField(_l("Ended on"), looks="back", past_only=True, required=_l("Write the day on which it ended."))
    ended_because = Choice(
        _l("Why it ended"),
        radios=True,
        coerce=term(ProgrammeEnd),
        choices=choices(*ProgrammeEnd),
        required=_l("Choose why the programme ended."),
    )


class DecisionForm(_Learnt):
    """What the authority decided."""

    kind = Choice(
        _l("About"),
        coerce=term(DecisionKind),
        choices=[("", _l("Choose")), *choices(*DecisionKind)],
        required=_l("Choose what was decided."),
    )
    decided_on = DateField(
        _l("Decided on"), looks="back", past_only=True, required=_l("Write the day of the decision.")
    )
    valid_from = DateField(_l("Holds from"), looks="near")
    valid_to = DateField(_l("Holds to"), looks="forward", description=_l("The last day, if the decision names one."))
    learnt_through = _learnt_through()
    note = LongText(
        _l("What it says"),
        longest=LONGEST_NOTE,
        description=_l("Write only what is needed. The person has the right to read it."),
    )


class ChangeDecisionForm(VersionedForm, DecisionForm):
    """The same for one that is there."""


class RemoveForm(VersionedForm):
    """Before something that was noted by mistake goes."""
