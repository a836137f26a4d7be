"""What is asked about groups and their teachers. Units and teachers are passed in."""

from typing import Any, ClassVar, Final

from wtforms import BooleanField

from reception.education.terms.pupils import Programme, StudyTime
from reception.education.terms.studies import SfiCourse, StudyPath
from reception.i18n.text import _, _l, choices
from reception.people.forms.choices import languages
from reception.web.fields import Choice, DateField, Text, WholeNumber, term, whole_number, with_none
from reception.web.forms import Form
from reception.web.narrowing import Narrowing
from reception.web.versioned import VersionedForm

TAKEN: Final = ("name", _l("The school has a group of this name with the same first day."))
MOST_PLACES: Final = 500


class GroupFacts(Form):
    """What is known of a group."""

    constraints: ClassVar = {
        "uq_study_group_unit_id_name_first_on": TAKEN,
        "study_group.unit_id, study_group.name, study_group.first_on": TAKEN,
    }

    name = Text(
        _l("Name"),
        longest=60,
        required=_l("Write the name of the group."),
        description=_l("As teachers and pupils say it, such as C2 or SFI B evening."),
    )
    programme = Choice(
        _l("Education"), radios=True, coerce=term(Programme), choices=choices(*Programme), default=Programme.SFI,
        required=_l("Choose the education."),
    )  # fmt: skip
    course = Choice(
        _l("Course of SFI"), coerce=term(SfiCourse), choices=[("", _l("None")), *choices(*SfiCourse)],
        description=_l("Only for SFI."),
    )  # fmt: skip
    path = Choice(
        _l("Study path"), coerce=term(StudyPath), choices=[("", _l("Several paths")), *choices(*StudyPath)],
        description=_l("Only for SFI, if the group is for one path."),
    )  # fmt: skip
    language = Choice(_l("Language"), description=_l("The language of civic orientation, if it is not Swedish."))
    subject = Text(_l("Subject or course"), longest=120, description=_l("Only for adult education."))
    when = Choice(_l("When"), coerce=term(StudyTime), choices=choices(*StudyTime), default=StudyTime.DAY)
    capacity = WholeNumber(
        _l("Places"), least=1, most=MOST_PLACES, description=_l("How many pupils the group is for. Empty: no limit.")
    )
    room = Text(_l("Room"), longest=40, description=_l("Where the group usually is."))
    first_on = DateField(_l("First day"), looks="near", required=_l("Write the first day of the group."))
    last_on = DateField(_l("Last day"), looks="forward", required=_l("Write the last day of the group."))

    def offer_languages(self, present: str | None = None) -> None:
        """Fill the menu of languages; the one that stands in the row stays on offer."""
        self.language.choices = with_none(languages(present))


class GroupForm(VersionedForm, GroupFacts):
    """A group that is there."""


class NewGroupForm(GroupFacts):
    """A new group, with its responsible teacher."""

    unit_id = Choice(_l("School unit"), coerce=whole_number, required=_l("Choose the school unit."))
    teacher_id = Choice(
        _l("Responsible teacher"),
        coerce=whole_number,
        description=_l("Signs results. More teachers are added afterwards."),
    )

    def offer(self, units: list[tuple[str, str]], teachers: list[tuple[str, str]]) -> None:
        """The units and teachers to choose from; a single unit is not asked about."""
        self.unit_id.choices = units
        self.teacher_id.choices = [("", _("Not decided")), *teachers]
        if len(units) == 1:
            self.unit_id.data = int(units[0][0])

    @property
    def facts(self) -> dict[str, Any]:
        """What `operations.groups.add_group` takes beside unit and teacher."""
        return {name: value for name, value in self.values.items() if name not in {"unit_id", "teacher_id"}}


class GroupFilter(Narrowing):
    """Which groups a list shows."""

    q = Text(_l("Name, room or subject"))
    programme = Choice(_l("Education"), coerce=term(Programme), choices=[("", _l("All")), *choices(*Programme)])
    course = Choice(_l("Course of SFI"), coerce=term(SfiCourse), choices=[("", _l("All")), *choices(*SfiCourse)])


class TeacherForm(Form):
    """Somebody who is to teach a group."""

    user_id = Choice(_l("Teacher"), coerce=whole_number, required=_l("Choose a teacher."))
    first_on = DateField(_l("From"), looks="near", required=_l("Write the first day."))
    last_on = DateField(_l("To"), looks="forward", description=_l("Empty: as long as the group is held."))
    is_responsible = BooleanField(
        _l("Responsible teacher"),
        description=_l("Signs results and corrects old registers. Whoever was responsible is it no longer."),
    )


class LastDayForm(VersionedForm):
    """The last day of a group, or of who teaches it."""

    on = DateField(_l("Last day"), looks="near", required=_l("Write the day."))
