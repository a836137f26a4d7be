"""What is asked about a report of discrimination.

What is written here is kept nowhere but in the register: no draft of it.
"""

from typing import Any, Final

from reception.i18n.formats import today
from reception.i18n.text import _, _l, choices
from reception.inclusion.rules.discrimination import LONGEST_ACCOUNT, LONGEST_NOTE, LONGEST_REACH
from reception.inclusion.terms.discrimination import (
    Concerned,
    DiscriminationGround,
    PlaceKind,
    ReportOutcome,
    ReportState,
    StepKind,
)
from reception.web.fields import Boxes, Choice, DateField, LongText, Text, term, whole_number
from reception.web.forms import Form
from reception.web.narrowing import Narrowing
from reception.web.versioned import VersionedForm

NOBODY_NAMED: Final = _l(
    "Write no names and no numbers of anybody. Say “a teacher” or “the landlord”. What stands here is encrypted, "
    "and only the keeper of the register reads it."
)
#: What somebody does about a report: that it was opened again is noted by itself.
_STEPS: Final = tuple(kind for kind in StepKind if kind is not StepKind.REOPENED)


class _About(Form):
    """When, where, whom it concerns, and the grounds."""

    happened_on = DateField(
        _l("Day on which it happened"),
        looks="back",
        past_only=True,
        description=_l("Leave it empty if it is not known."),
    )
    place_kind = Choice(
        _l("Where it happened"), radios=True, choices=choices(*PlaceKind), coerce=term(PlaceKind),
        required=_l("Choose where it happened."),
    )  # fmt: skip
    concerned = Choice(
        _l("Whom it concerns"), radios=True, choices=choices(*Concerned), coerce=term(Concerned),
        required=_l("Choose whom it concerns."),
    )  # fmt: skip
    grounds = Boxes(
        _l("Grounds of the law"), coerce=DiscriminationGround,
        description=_l("Only if the person wants to say it. Several can be chosen."),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.grounds.choices = choices(*DiscriminationGround)

    @property
    def about(self) -> dict[str, Any]:
        """When, where, whom and why."""
        return {
            "happened_on": self.happened_on.data,
            "place_kind": self.place_kind.data,
            "concerned": self.concerned.data,
            "grounds": tuple(self.grounds.data or ()),
        }


class ReportForm(_About):
    """Somebody was told of discrimination."""

    keeps_draft = False
    received_on = DateField(
        _l("Day on which it was told"), looks="back", past_only=True, required=_l("Write the day on which it was told.")
    )
    account = LongText(
        _l("What happened"), longest=LONGEST_ACCOUNT, required=_l("Write what happened."), description=NOBODY_NAMED
    )
    reach = Text(
        _l("How the person can be reached"), longest=LONGEST_REACH,
        description=_l("Only if the person wants to be reached, such as a telephone number and a language."),
    )  # fmt: skip
    page_order = ("received_on", "happened_on", "place_kind", "concerned", "grounds", "account", "reach")

    @property
    def entered(self) -> dict[str, Any]:
        """All of it."""
        words = {"account": self.account.data, "reach": self.reach.data or None}
        return {"received_on": self.received_on.data, **self.about, **words}


def blank_report() -> ReportForm:
    """A report to be written: told today unless something else is said."""
    form = ReportForm()
    if not form.is_submitted():
        form.received_on.data = today()
    return form


class SortForm(_About, VersionedForm):
    """What a report is about, as its keeper sees it."""

    keeps_draft = False


class StepForm(Form):
    """What was done about a report."""

    keeps_draft = False
    on = DateField(_l("Day"), looks="back", past_only=True, required=_l("Write the day."))
    kind = Choice(
        _l("What was done"), radios=True, choices=choices(*_STEPS), coerce=term(StepKind),
        required=_l("Choose what was done."),
    )  # fmt: skip
    note = LongText(_l("Note"), longest=LONGEST_NOTE, description=NOBODY_NAMED)

    @property
    def entered(self) -> dict[str, Any]:
        """All of it."""
        return {"on": self.on.data, "kind": self.kind.data, "note": self.note.data or None}


def blank_step() -> StepForm:
    """A step to be written: today unless something else is said."""
    form = StepForm()
    if not form.is_submitted():
        form.on.data = today()
    return form


class CloseForm(VersionedForm):
    """How a report ended. The row is asked nothing of the two: it was open."""

    keeps_draft = False
    asides = frozenset({"outcome", "closed_on"})
    outcome = Choice(
        _l("Outcome"), radios=True, choices=choices(*ReportOutcome), coerce=term(ReportOutcome),
        required=_l("Choose how it ended."),
    )  # fmt: skip
    closed_on = DateField(
        _l("Day on which it was closed"),
        looks="back",
        past_only=True,
        required=_l("Write the day on which it was closed."),
    )


class ReopenForm(Form):
    """Why a report is opened again."""

    keeps_draft = False
    reason = LongText(
        _l("Why it is opened again"), longest=LONGEST_NOTE, required=_l("Write why it is opened again."),
        description=NOBODY_NAMED,
    )  # fmt: skip


class ReportFilter(Narrowing):
    """What the register is narrowed to."""

    state = Choice(_l("State"), coerce=term(ReportState))
    place = Choice(_l("Where it happened"), coerce=term(PlaceKind))
    year = Choice(_l("Year in which it came"), coerce=whole_number)

    def offer(self, years: list[int]) -> None:
        """The choices, each after an empty one."""
        self.state.choices = [("", _("All")), *choices(*ReportState)]
        self.place.choices = [("", _("All")), *choices(*PlaceKind)]
        self.year.choices = [("", _("All")), *((year, str(year)) for year in years)]
