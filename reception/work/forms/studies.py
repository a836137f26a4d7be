"""What is asked about studies beside SFI, and about advice on starting a business."""

from collections.abc import Sequence
from typing import Any

from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, DateField, Text, term, whole_number, with_none
from reception.web.versioned import VersionedForm
from reception.work.forms.jobs import (
    LONGEST_TITLE,
    Entered,
    extent_field,
    last_day_field,
    learnt_field,
    note_field,
    offer_learnt,
    words,
)
from reception.work.terms.jobs import BusinessResult, StudyEnd, StudyFunding, StudyLevel


class StudyForm(Entered):
    """Studies, and who pays for them."""

    keeps_draft = True

    level = Choice(_l("What kind of studies"), coerce=term(StudyLevel), required=_l("Choose the kind of studies."))
    title = Text(_l("Programme or courses"), longest=LONGEST_TITLE, required=_l("Write the programme or the courses."))
    school = Text(_l("School"), longest=LONGEST_TITLE)
    funding = Choice(
        _l("Student finance (CSN)"),
        coerce=term(StudyFunding),
        required=_l("Choose how it stands with student finance."),
        description=_l("Only studies that entitle to student finance count when it is asked where people stand."),
    )
    extent = extent_field()
    started_on = DateField(_l("First day"), looks="near", required=_l("Write the first day."))
    planned_end_on = DateField(_l("Planned last day"), looks="forward")
    learnt_through = learnt_field()

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.level.choices = with_none(words(*StudyLevel), _("Choose"))
        self.funding.choices = with_none(words(*StudyFunding), _("Choose"))
        offer_learnt(self)


class ChangeStudyForm(VersionedForm, StudyForm):
    """The same for studies that are there."""


class EndStudyForm(VersionedForm):
    """When and how studies ended."""

    ended_on = last_day_field(_l("Last day"))
    ended_as = Choice(
        _l("How they ended"),
        radios=True,
        coerce=term(StudyEnd),
        choices=choices(*StudyEnd),
        required=_l("Choose how they ended."),
    )


class AdviceForm(Entered):
    """Advice on a business. Those who advise are passed in, as (id, name)."""

    keeps_draft = True

    advised_on = DateField(_l("Day of the advice"), looks="near", required=_l("Write the day of the advice."))
    organisation_id = Choice(_l("Who advised"), coerce=whole_number)
    adviser = Text(_l("Adviser"), longest=LONGEST_TITLE, description=_l("The adviser's name, or who advised in words."))
    result = Choice(
        _l("Where it stands"),
        radios=True,
        coerce=term(BusinessResult),
        choices=choices(*BusinessResult),
        required=_l("Choose where it stands."),
    )
    started_on = DateField(
        _l("The business began"),
        looks="back",
        past_only=True,
        description=_l("Only of a business that has started."),
    )
    note = note_field()

    def __init__(self, *, advisers: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(**options)
        offered = [(str(key), name) for key, name in advisers]
        self.organisation_id.choices = with_none(offered, _("Not in the register"))


class ChangeAdviceForm(VersionedForm, AdviceForm):
    """The same for advice that is there."""
