"""What is asked when somebody is handed over to another unit or municipality, and of who is to take over."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from wtforms import HiddenField

from reception.cases.forms.handing_over import NOBODY, overlap_problem
from reception.cases.rules.transfers import (
    EARLIEST_TRANSFER_DAYS,
    LATEST_TRANSFER_DAYS,
    LONGEST_REASON,
    LONGEST_SUMMARY,
    is_day_of_transfer,
)
from reception.cases.terms import TransferGround
from reception.i18n.formats import today
from reception.i18n.text import _, _l, choices
from reception.web.fields import Boxes, Choice, DateField, LongText, Text
from reception.web.forms import Form

TAKE_OVER, REFUSE = "take-over", "refuse"


class TransferForm(Form):
    """From when, until when this unit follows along, what the worker says, and what goes along.

    The receiver is chosen before: `is_municipality` asks for its name, `crosses_secrecy` for the ground on which facts
    pass. `sections` are the boxes, `ticked` those that are ticked at first; without boxes nothing goes along, and the
    municipality need not be named: where a protected person moves is itself protected.
    """

    keeps_draft = True

    to = HiddenField()
    municipality = Text(_l("Municipality"), required=_l("Write which municipality takes over."))
    starts_on = DateField(
        _l("They have the responsibility from"), looks="near", required=_l("Write from which day they take over.")
    )
    overlap_until = DateField(
        _l("We follow along until"),
        looks="forward",
        future_only=True,
        description=_l("The last day that your unit works beside them. The case stays open here until you close it."),
    )
    summary = LongText(
        _l("Summary"),
        longest=LONGEST_SUMMARY,
        required=_l("Write a summary for those who take over."),
        description=_l("Where the person stands now, what is agreed, and what must not be missed. In your own words."),
        render_kw={"rows": 8},
    )
    sections = Boxes(
        _l("What goes along"),
        validate_choice=False,
        description=_l(
            "Names, numbers and languages always go along; contact details as well, unless the person is protected."
        ),
    )
    ground = Choice(
        _l("Ground for handing this over"),
        radios=True,
        choices=choices(*TransferGround),
        required=_l("Choose on which ground this is handed over."),
    )
    ground_text = Text(
        _l("The ground in words"),
        longest=500,
        required=_l("Write the ground, for example when the person consented, or which paragraph applies."),
        description=_l("When and how the person consented, or which paragraph applies."),
    )

    def __init__(
        self,
        *,
        to: str,
        is_municipality: bool,
        crosses_secrecy: bool,
        sections: Iterable[tuple[str, str]],
        ticked: Iterable[str],
        **options: Any,
    ) -> None:
        super().__init__(sections=list(ticked), starts_on=today(), **options)
        self.to.data = to
        self.sections.choices = list(sections)
        self.sections.required = True
        if not self.sections.choices:
            del self.sections
            self.municipality.required, self.municipality.flags.optional = None, True
        if not is_municipality:
            del self.municipality
        if not crosses_secrecy:
            del self.ground, self.ground_text

    def validate(self, extra_validators: object = None) -> bool:
        """The day is neither far back nor far ahead, and an overlap ends after it begins."""
        super().validate(extra_validators)
        self._check_days(self.starts_on.data, self.overlap_until.data)
        return not self.failed

    def _check_days(self, starts_on: date | None, overlap_until: date | None) -> None:
        if starts_on and not is_day_of_transfer(starts_on, today()):
            self.refuse(
                "starts_on",
                _(
                    "Write a day between %(back)s days ago and %(ahead)s days from now.",
                    back=EARLIEST_TRANSFER_DAYS,
                    ahead=LATEST_TRANSFER_DAYS,
                ),
            )
        problem = overlap_problem(starts_on, overlap_until, has_taker=True)
        if problem:
            self.refuse("overlap_until", problem)

    @property
    def chosen_sections(self) -> list[str]:
        """The names of the sections that go along."""
        return list(self.sections.data or ()) if "sections" in self else []

    @property
    def chosen_ground(self) -> tuple[TransferGround | None, str]:
        """The ground and its words, where secrecy stands between."""
        return (TransferGround(self.ground.data), self.ground_text.data or "") if "ground" in self else (None, "")


class AnswerTransferForm(Form):
    """Whether a unit takes a person over, and who works with her then. Without `workers` nobody is asked for."""

    answer = Choice(
        _l("What do you answer?"),
        radios=True,
        choices=[(TAKE_OVER, _l("We take over")), (REFUSE, _l("We do not take over"))],
        required=_l("Choose what you answer."),
    )
    worker = Choice(_l("Caseworker, if you take over"), conditional=True)
    reason = LongText(
        _l("Why not, if you do not take over"),
        longest=LONGEST_REASON,
        conditional=True,
        description=_l("The other unit reads it as a next step on its case."),
        render_kw={"rows": 3},
    )

    def __init__(self, workers: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(**options)
        self.worker.choices = list(workers)
        if not self.worker.choices:
            del self.worker

    def validate(self, extra_validators: object = None) -> bool:
        """Who takes over says who works with the person; who does not says why."""
        super().validate(extra_validators)
        if self.takes_over and "worker" in self and not self.worker.data and not self.worker.errors:
            self.refuse("worker", _("Choose who works with the person, or nobody for now."))
        if self.answer.data == REFUSE and not self.reason.data and not self.reason.errors:
            self.refuse("reason", _("Write why you do not take over."))
        return not self.failed

    @property
    def takes_over(self) -> bool:
        """Whether the person is taken over."""
        return bool(self.answer.data == TAKE_OVER)

    @property
    def worker_id(self) -> int | None:
        """Who works with the person; None for nobody."""
        chosen = self.worker.data if "worker" in self else NOBODY
        return None if chosen == NOBODY else int(chosen)
