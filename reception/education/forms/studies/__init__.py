"""What is asked about studies: a start, and each thing that may happen to them after it."""

from collections.abc import Sequence
from typing import Any

from reception.education.terms.studies import Interruption, PauseReason, SfiCourse, StudyPath
from reception.i18n.text import _l, choices
from reception.web.fields import Choice, DateField, LongText, whole_number
from reception.web.forms import Form

Groups = Sequence[tuple[int, str]]
_DAY = _l("Write the day.")
_NO_DIAGNOSIS = _l("Choose what is nearest. Never write a diagnosis.")


def _path(label: Any) -> Choice:
    return Choice(
        label, radios=True, choices=choices(*StudyPath), coerce=StudyPath, required=_l("Choose a study path.")
    )


def _received_on() -> DateField:
    return DateField(
        _l("First received in SFI"),
        looks="back",
        past_only=True,
        description=_l(
            "The day of the decision to receive the pupil, in whichever municipality. The time of the right counts "
            "from it, and it is not on file."
        ),
    )


class StartForm(Form):
    """A start in a course, in a group if there is one yet. The groups are passed in."""

    path = _path(_l("Study path"))
    course = Choice(
        _l("Course"), radios=True, choices=choices(*SfiCourse), coerce=SfiCourse, required=_l("Choose a course.")
    )
    group_id = Choice(_l("Group"), coerce=whole_number)
    on = DateField(_l("First day"), looks="forward", required=_DAY)
    received_on = _received_on()

    def offer(self, groups: Groups, *, is_received: bool, is_elsewhere: bool) -> None:
        """The groups to choose from, unless the pupil studies elsewhere; nothing asked that is known."""
        if is_elsewhere:
            del self.group_id
        else:
            self.group_id.choices = [("", _l("No group yet")), *groups]
        if is_received:
            del self.received_on


class GroupPlaceForm(Form):
    """A place in a group of civic orientation or adult education from the waiting list."""

    group_id = Choice(_l("Group"), radios=True, coerce=whole_number, required=_l("Choose a group."))
    on = DateField(_l("First day"), looks="forward", required=_DAY)


class PlaceForm(GroupPlaceForm):
    """A place in a group of SFI from the waiting list, and the start in its course."""

    path = _path(_l("Study path"))
    received_on = _received_on()


class ResumeForm(Form):
    """Back from a pause."""

    on = DateField(_l("First day back"), looks="back", past_only=True, required=_DAY)


class PauseForm(Form):
    """The studies rest."""

    on = DateField(_l("First day of the pause"), looks="back", past_only=True, required=_DAY)
    pause_reason = Choice(
        _l("Why the studies rest"),
        radios=True,
        choices=choices(*PauseReason),
        coerce=PauseReason,
        required=_l("Choose why the studies rest."),
        description=_NO_DIAGNOSIS,
    )


class ChangePathForm(Form):
    """Another study path in the same course."""

    path = _path(_l("New study path"))
    on = DateField(_l("First day on it"), looks="back", past_only=True, required=_DAY)


class InterruptForm(Form):
    """The studies end before the course does."""

    on = DateField(_l("Last day of studies"), looks="back", past_only=True, required=_DAY)
    reason = Choice(
        _l("Why the studies end"),
        choices=[("", _l("Choose a reason")), *choices(*Interruption)],
        coerce=lambda value: Interruption(value) if value else None,
        required=_l("Choose why the studies were interrupted, or that it is not known."),
        description=_NO_DIAGNOSIS,
    )


class CompleteForm(Form):
    """The course is completed."""

    on = DateField(_l("Last day of studies"), looks="back", past_only=True, required=_DAY)


class StrikeForm(Form):
    """Why something that was told is taken back."""

    because = LongText(
        _l("Why it is taken back"), longest=500, required=_l("Write why it is taken back."),
        description=_l("It stays on file as taken back, with this reason."),
    )  # fmt: skip
