"""What is asked of a day: where the person stood on it."""

from typing import Any, ClassVar, Final

from reception.i18n.text import _l, choices
from reception.web.fields import Choice, LongText, term
from reception.web.versioned import VersionedForm
from reception.work.terms.file import LearntThrough
from reception.work.terms.income import WorkStatus

LONGEST_NOTE: Final = 500
_TAKEN: Final = ("status", _l("Somebody else noted it just now. Open the page again."))


class StatusForm(VersionedForm):
    """Where the person stood. Opened before anything was noted, it meets what somebody else noted meanwhile."""

    keeps_draft = True
    constraints: ClassVar = {
        "uq_work_status_note_work_file_id_moment": _TAKEN,
        "work_status_note.work_file_id, work_status_note.moment": _TAKEN,
    }

    status = Choice(
        _l("Where the person stood"),
        radios=True,
        coerce=term(WorkStatus),
        choices=choices(*WorkStatus),
        required=_l("Choose where the person stood."),
    )
    learnt_through = Choice(
        _l("How the unit knows it"),
        radios=True,
        coerce=term(LearntThrough),
        choices=choices(*LearntThrough),
        default=LearntThrough.PERSON.value,
        required=_l("Choose how the unit knows it."),
    )
    note = LongText(
        _l("Note"),
        longest=LONGEST_NOTE,
        render_kw={"rows": 3},
        description=_l("What is needed to understand the answer. No diagnosis, and nothing about others."),
    )

    @property
    def entered(self) -> dict[str, Any]:
        """Columns of `StatusNote`."""
        return {**self.values, "note": self.note.data or None}
