"""What is asked about lessons: of each week, single ones, and the days off of a school."""

from typing import Any, Final

from reception.education.forms.timetable.clock import ClockField
from reception.education.weekdays import weekday
from reception.i18n.text import _l
from reception.web.fields import Choice, DateField, Text, whole_number
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

EVERY: Final = {
    1: _l("Every week"),
    2: _l("Every second week"),
    3: _l("Every third week"),
    4: _l("Every fourth week"),
}


class LessonTimes(Form):
    """When and where."""

    starts = ClockField(_l("Begins at"), required=_l("Write when the lesson begins."))
    ends = ClockField(_l("Ends at"), required=_l("Write when the lesson ends."))
    room = Text(_l("Room"), longest=40)


class WeeklyLesson(LessonTimes):
    """A lesson that recurs."""

    weekday = Choice(_l("Day"), radios=True, coerce=whole_number, required=_l("Choose a day."))
    every = Choice(_l("How often"), coerce=int, choices=list(EVERY.items()), default=1)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.weekday.choices = [(day, weekday(day)) for day in range(7)]


class NewPatternForm(WeeklyLesson):
    """A new lesson of each week. Without days of its own it is held as long as the group."""

    first_on = DateField(_l("From"), looks="near", description=_l("Empty: from the group's first day."))
    last_on = DateField(_l("To"), looks="forward", description=_l("Empty: to the group's last day."))


class ChangePatternForm(VersionedForm, WeeklyLesson):
    """Another day, time or room from a day on."""

    asides = frozenset({"since"})

    since = DateField(
        _l("From which day"),
        looks="near",
        required=_l("Write from which day the change holds."),
        description=_l("Lessons before that day stay as they were."),
    )


class SinceForm(VersionedForm):
    """From which day a weekly lesson is not held any more."""

    asides = frozenset({"since"})

    since = DateField(_l("The first day without it"), looks="near", required=_l("Write the day."))


class SittingForm(LessonTimes):
    """One lesson: a day, times and a room."""

    on = DateField(_l("Day"), looks="near", required=_l("Write the day."))


class MoveLessonForm(VersionedForm, SittingForm):
    """A lesson that is in the timetable."""


class HolidayForm(Form):
    """Days off."""

    unit_id = Choice(_l("School unit"), coerce=whole_number, required=_l("Choose the school unit."))
    name = Text(
        _l("Name"), longest=60, required=_l("Write what the days off are called."),
        description=_l("Such as autumn break, or study day."),
    )  # fmt: skip
    first_on = DateField(_l("First day off"), looks="near", required=_l("Write the first day."))
    last_on = DateField(_l("Last day off"), looks="forward", required=_l("Write the last day."))

    def offer(self, units: list[tuple[str, str]]) -> None:
        """The units to choose from; a single one is not asked about."""
        self.unit_id.choices = units
        if len(units) == 1:
            self.unit_id.data = int(units[0][0])
