"""What is asked in an assessment of knowledge, and in an individual study plan."""

from typing import Any

from wtforms import BooleanField

from reception.education.terms.pupils import Combination, Goal, Pace, Script, StudyTime
from reception.education.terms.studies import SfiCourse, StudyPath
from reception.i18n.formats import today
from reception.i18n.text import _l, choices
from reception.people.forms.choices import languages
from reception.web.fields import Choice, DateField, LongText, Text, WholeNumber, YesNo, term, with_none
from reception.web.forms import Form

LONGEST = 2000


class AssessmentForm(Form):
    """What was found before a course was chosen."""

    on = DateField(_l("Assessed on"), looks="back", past_only=True, required=_l("Write the day of the assessment."))
    school_years = WholeNumber(_l("Years of schooling"), most=30)
    script = Choice(_l("Reading and writing"), radios=True, coerce=term(Script), choices=choices(*Script))
    path = Choice(
        _l("Study path"),
        radios=True,
        coerce=term(StudyPath),
        choices=choices(*StudyPath),
        required=_l("Choose the study path."),
    )
    course = Choice(
        _l("Course to begin in"),
        radios=True,
        coerce=term(SfiCourse),
        choices=choices(*SfiCourse),
        required=_l("Choose the course."),
        description=_l("Study path 1 has courses A to D, study path 2 B to D, study path 3 C and D."),
    )
    language = Choice(_l("Language of the assessment"))
    with_interpreter = BooleanField(_l("With an interpreter"))
    note = LongText(
        _l("Note"), longest=LONGEST, description=_l("What the teacher needs to know. No illness, no diagnosis.")
    )
    keeps_draft = True

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"on": today(), **options})
        self.language.choices = with_none(languages())


class StudyPlanForm(Form):
    """A version of the plan. It is opened with what the last one says."""

    on = DateField(_l("Drawn up on"), looks="back", past_only=True, required=_l("Write the day."))
    with_pupil = YesNo(_l("Drawn up together with the pupil?"))
    goal = Choice(
        _l("What are the studies for?"),
        radios=True,
        coerce=term(Goal),
        choices=choices(*Goal),
        required=_l("Choose what the studies are for."),
    )
    goal_text = LongText(_l("The goal in the pupil's own words"), longest=LONGEST)
    path = Choice(_l("Study path"), coerce=term(StudyPath), choices=[("", _l("Not decided")), *choices(*StudyPath)])
    until_course = Choice(
        _l("Course to reach"), coerce=term(SfiCourse), choices=[("", _l("Not decided")), *choices(*SfiCourse)]
    )
    until_on = DateField(_l("To be reached by"), looks="forward")
    pace = Choice(
        _l("Extent"),
        radios=True,
        coerce=term(Pace),
        choices=choices(*Pace),
        default=Pace.FULL,
        required=_l("Choose the extent."),
    )
    hours = WholeNumber(_l("Hours a week"), least=1, most=60, required=_l("Write how many hours a week."))
    when = Choice(
        _l("When"),
        coerce=term(StudyTime),
        choices=choices(*StudyTime),
        default=StudyTime.ANY,
        required=_l("Choose when the pupil studies."),
    )
    combination = Choice(
        _l("Combined with"),
        coerce=term(Combination),
        choices=choices(*Combination),
        default=Combination.NONE,
        required=_l("Choose what SFI is combined with."),
    )
    combined_with = Text(_l("With what, and where"))
    further = LongText(
        _l("Support, and studies beside or after SFI"),
        longest=LONGEST,
        description=_l("What was agreed on. Write the support, not the reason for it: no illness, no diagnosis."),
    )
    language = Choice(_l("Language of the talk"))
    with_interpreter = BooleanField(_l("With an interpreter"))
    review_on = DateField(_l("Next review"), looks="forward", description=_l("The plan is revised when it is needed."))
    keeps_draft = True

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.language.choices = with_none(languages(self.language.object_data))
        self.with_pupil.choices = [("yes", _l("Yes")), ("no", _l("No"))]
        self.with_pupil.required = _l("Say whether the pupil took part.")

    @property
    def facts(self) -> dict[str, Any]:
        """What `plans.draw_up` takes."""
        return self.values
