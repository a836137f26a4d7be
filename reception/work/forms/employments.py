"""What is asked about a job: where, how, since when, how it ended, and whether somebody is still there."""

from typing import Any, Final

from reception.i18n.text import _, _l, choices
from reception.skills.forms.vocabulary import CodeField
from reception.skills.terms import Scheme
from reception.web.fields import Choice, DateField, LongText, Text, term, whole_number, with_none
from reception.web.versioned import VersionedForm
from reception.work.forms.employers import offer_employers
from reception.work.forms.jobs import (
    LONGEST_TITLE,
    NO_SECRETS,
    Entered,
    ended_by_field,
    extent_field,
    last_day_field,
    learnt_field,
    note_field,
    offer_learnt,
    words,
)
from reception.work.terms.file import EndedBy
from reception.work.terms.jobs import CheckAnswer, JobContract, Subsidy

LONGEST_CHECK_NOTE: Final = 500


class EmploymentForm(Entered):
    """A job. The employers of the register are passed in."""

    keeps_draft = True
    clashing = "employer_name"

    organisation_id = Choice(_l("Employer in the register"), coerce=whole_number, conditional=True)
    employer_name = Text(
        _l("Or the employer in words"),
        longest=LONGEST_TITLE,
        conditional=True,
        description=_l("If it is not in the register. Of a business of one's own, the name of the business."),
    )
    title = Text(_l("Title or tasks"), longest=LONGEST_TITLE, required=_l("Write the title or the tasks."))
    occupation_code = CodeField(_l("Occupation in the list"), scheme=Scheme.OCCUPATION)
    contract = Choice(_l("Form of employment"), coerce=term(JobContract), required=_l("Choose the form of employment."))
    extent = extent_field(description=_l("Leave it empty for work by the hour, and where the hours vary."))
    subsidy = Choice(_l("Subsidy to the employer"), coerce=term(Subsidy), required=_l("Choose the subsidy, or none."))
    subsidy_until = DateField(_l("Subsidy until"), looks="forward")
    started_on = DateField(_l("First day"), looks="near", required=_l("Write the first day."))
    planned_end_on = DateField(
        _l("Agreed until"), looks="forward", description=_l("Only where the job was agreed until a day.")
    )
    learnt_through = learnt_field()
    note = note_field()

    def __init__(self, *, employers: list[tuple[int, str, bool]], **options: Any) -> None:
        super().__init__(**options)
        offer_employers(self.organisation_id, employers, first=_("Not in the register"))
        self.contract.choices = with_none(words(*JobContract), _("Choose"))
        self.subsidy.choices = with_none(words(*Subsidy), _("Choose"))
        offer_learnt(self)

    def validate(self, extra_validators: Any = None) -> bool:
        """Exactly one employer."""
        super().validate(extra_validators)
        if not self.organisation_id.errors and not self.employer_name.errors:
            if self.organisation_id.data and self.employer_name.data:
                self.refuse("employer_name", _("Choose the employer in the register, or write it in words; not both."))
            elif not self.organisation_id.data and not self.employer_name.data:
                self.refuse("organisation_id", _("Choose the employer in the register, or write it in words below."))
        return not self.failed


class ChangeEmploymentForm(VersionedForm, EmploymentForm):
    """The same for one that is there."""


class EndEmploymentForm(Entered, VersionedForm):
    """When a job ended, and who ended it."""

    keeps_draft = True

    ended_on = last_day_field(_l("Last day"))
    ended_by = ended_by_field(_l("Who ended it"), choices=choices(*EndedBy), required=_l("Choose who ended it."))
    note = note_field()


class CheckForm(Entered, VersionedForm):
    """Whether somebody is still at work after some months. `has_ended`: the job's last day is known already."""

    keeps_draft = True
    asides = frozenset({"ended_on", "ended_by"})

    answer = Choice(
        _l("Still at work there?"),
        radios=True,
        coerce=term(CheckAnswer),
        choices=choices(*CheckAnswer),
        required=_l("Choose the answer."),
    )
    ended_on = DateField(
        _l("Last day at work there"),
        looks="back",
        past_only=True,
        description=_l("Only for somebody who is no longer there. The job ends with it."),
    )
    ended_by = ended_by_field(_l("Who ended it"))
    asked_on = DateField(_l("Asked on"), looks="back", past_only=True, required=_l("Write the day it was asked."))
    learnt_through = learnt_field()
    note = LongText(_l("Good to know"), longest=LONGEST_CHECK_NOTE, description=NO_SECRETS)

    def __init__(self, *, has_ended: bool, **options: Any) -> None:
        super().__init__(**options)
        offer_learnt(self)
        if has_ended:
            del self["ended_on"], self["ended_by"]
        else:
            self.ended_by.choices = [*words(*EndedBy), ("", _("Nobody has: the job goes on"))]

    def validate(self, extra_validators: Any = None) -> bool:
        """The last day, and who ended it, of those alone who are no longer there."""
        super().validate(extra_validators)
        if "ended_on" in self and self.answer.data is CheckAnswer.ENDED:
            self._want_the_end()
        elif "ended_on" in self and (self.ended_on.data or self.ended_by.data):
            self.refuse("answer", _("A last day is only for somebody who is no longer there."))
        return not self.failed

    def _want_the_end(self) -> None:
        if self.ended_on.data is None and not self.ended_on.errors:
            self.refuse("ended_on", _("Write the last day. The job ends with it."))
        if self.ended_by.data is None and not self.ended_by.errors:
            self.refuse("ended_by", _("Choose who ended it."))
