"""What is asked when a home is offered, and when the household has answered. The homes to choose from are passed in."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from reception.housing.rules.offering import answer_day
from reception.housing.terms import DeclineReason, OfferState
from reception.i18n.formats import today
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, DateField, LongText
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

LONGEST_NOTE = 500
_TOLD: Final = (
    (OfferState.MADE.value, _l("Offered: the household has been told")),
    (OfferState.PREPARED.value, _l("Only prepared: nobody has been told yet")),
)


class _Telling(Form):
    """From when the household knows, and until when it is to answer."""

    made_on = DateField(_l("Told on"), looks="back", past_only=True)
    answer_by = DateField(_l("Answer by"), looks="forward", description=_l("A week, unless you write another day."))

    def check_days(self) -> None:
        """An answer is not due before the household was told."""
        if self.made_on.data and self.answer_by.data and self.answer_by.data < self.made_on.data:
            self.refuse("answer_by", _("This day lies before the household was told. Write a later day."))


class OfferForm(_Telling):
    """A home for a household: told of already, or prepared."""

    told = Choice(_l("Where it stands"), radios=True, choices=_TOLD, required=_l("Choose where the offer stands."))

    def __init__(self, **options: Any) -> None:
        day = today()
        super().__init__(**{"told": OfferState.MADE.value, "made_on": day, "answer_by": answer_day(day), **options})

    @property
    def is_told(self) -> bool:
        """Whether the household knows of it."""
        return bool(self.told.data == OfferState.MADE.value)

    def validate(self, extra_validators: object = None) -> bool:
        """Who is told of a home is told on a day, and answers after it."""
        valid = bool(super().validate(extra_validators))
        if valid and self.is_told:
            if self.made_on.data is None:
                self.refuse("made_on", _("Write when the household was told."))
            self.check_days()
        return not self.failed

    @property
    def days(self) -> dict[str, date | None]:
        """When the household was told and is to answer; neither for an offer that is only prepared."""
        if not self.is_told:
            return {"made_on": None, "answer_by": None}
        return {"made_on": self.made_on.data, "answer_by": self.answer_by.data}


class ChooseHomeForm(Form):
    """Any home that becomes free, suggested or not."""

    unit = Choice(_l("Home"), required=_l("Choose a home."))

    def __init__(self, homes: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(**options)
        self.unit.choices = [("", _l("Choose")), *((str(unit_id), words) for unit_id, words in homes)]


class MakeOfferForm(VersionedForm, _Telling):
    """The household is told of a home that was prepared for it."""

    asides = frozenset({"made_on", "answer_by"})

    made_on = DateField(_l("Told on"), looks="back", past_only=True, required=_l("Write when the household was told."))

    def __init__(self, **options: Any) -> None:
        day = today()
        super().__init__(**{"made_on": day, "answer_by": answer_day(day), **options})

    def validate(self, extra_validators: object = None) -> bool:
        """An answer is due after the household was told."""
        if super().validate(extra_validators):
            self.check_days()
        return not self.failed


class AnswerForm(VersionedForm):
    """What the household said, or that it said nothing."""

    asides = frozenset({"answer", "answered_on", "reason", "note"})

    answer = Choice(
        _l("Answer"),
        radios=True,
        choices=choices(OfferState.ACCEPTED, OfferState.DECLINED, OfferState.LAPSED),
        required=_l("Choose what the household answered."),
    )
    answered_on = DateField(_l("On"), looks="back", past_only=True, required=_l("Write the day of the answer."))
    reason = Choice(
        _l("Why it was declined"),
        radios=True,
        choices=choices(*DeclineReason),
        description=_l("Asked only where the home was declined, so that the next one fits better."),
    )
    note = LongText(
        _l("In their own words"), longest=LONGEST_NOTE, description=_l("Only what matters for the next home.")
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"answered_on": today(), **options})

    @property
    def state(self) -> OfferState:
        """Where the offer stands with this answer."""
        return OfferState(self.answer.data)

    @property
    def declined_because(self) -> DeclineReason:
        """The reason, once the form is valid."""
        return DeclineReason(self.reason.data)

    def validate(self, extra_validators: object = None) -> bool:
        """Who declines has a reason; "not said" is one."""
        valid = bool(super().validate(extra_validators))
        if valid and self.state is OfferState.DECLINED and not self.reason.data:
            self.refuse("reason", _("Choose why the home was declined."))
        return not self.failed
