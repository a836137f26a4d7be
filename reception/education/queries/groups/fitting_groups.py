"""The groups for somebody who waits: those that fit first."""

from dataclasses import dataclass

from reception.education.models import Application
from reception.education.queries.groups import GroupRow, Wanted, groups
from reception.education.terms.pupils import Programme, StudyTime
from reception.education.terms.studies import SfiCourse
from reception.i18n.formats import today


@dataclass(frozen=True)
class Fitting:
    """A group that somebody who waits may get a place in. `fits`: its time, its language, and its course if known."""

    row: GroupRow
    fits: bool

    @property
    def is_full(self) -> bool:
        """Whether no place is free."""
        return self.row.free is not None and self.row.free <= 0


def fitting_groups(application: Application, course: SfiCourse | None) -> list[Fitting]:
    """The groups of what is waited for: those that fit and have a place first, then the others, by name.

    `course`: the one that comes next for the pupil.
    """
    found = groups(Wanted(today(), programme=application.programme, unit_id=application.pupil.unit_id))
    fitting = [Fitting(row, _fits(application, row, course)) for row in found]
    return sorted(fitting, key=lambda one: (not one.fits, one.is_full, one.row.group.name))


def _fits(application: Application, row: GroupRow, course: SfiCourse | None) -> bool:
    group = row.group
    if application.programme is Programme.SFI and course is not None and group.course is not course:
        return False
    if application.programme is Programme.ORIENTATION and application.language not in (None, group.language):
        return False
    return StudyTime.ANY in (application.when, group.when) or group.when is application.when
