"""What is asked when a case is closed, and when it is opened again. Outcome and reason are chosen, never filled in."""

from datetime import date
from typing import Any

from wtforms import BooleanField, HiddenField

from reception.cases.terms import ClosingReason, Outcome
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, DateField, LongText
from reception.web.forms import Form
from reception.web.versioned import VersionedForm


def _outcome_field() -> Choice:
    return Choice(
        _l("What does the person do now?"),
        radios=True,
        coerce=Outcome,
        choices=choices(*Outcome),
        required=_l("Choose what the person does now. You can say that it is not known."),
    )


def _reason_field() -> Choice:
    return Choice(
        _l("Why is the case closed?"),
        radios=True,
        coerce=ClosingReason,
        choices=choices(*ClosingReason),
        required=_l("Choose why the case is closed. You can say that it is not known."),
    )


def _note_field() -> LongText:
    return LongText(_l("Note"), longest=2000, description=_l("What somebody who opens the file later needs to know."))


class CloseForm(VersionedForm):
    """How a case ends. It was opened on `opened_on`; on `active_on` something was logged last."""

    asides = frozenset({"outcome", "reason", "on", "note", "cancel_tasks"})

    outcome = _outcome_field()
    reason = _reason_field()
    on = DateField(_l("Closed on"), looks="back", past_only=True, required=_l("Write the day of the closing."))
    note = _note_field()
    cancel_tasks = BooleanField(
        _l("Cancel the open next steps"),
        description=_l("Otherwise they stay in the file. They are on nobody's list while the case is closed."),
    )
    #: The day that the writer has been warned about: sent again, it is meant.
    warned = HiddenField()

    opened_on: date
    active_on: date

    def validate(self, extra_validators: Any = None) -> bool:
        """A case is not closed before it was opened; before the last that was logged, only if it is meant."""
        super().validate(extra_validators)
        if self.on.data:
            self._check_day(self.on.data)
        return not self.failed

    def _check_day(self, on: date) -> None:
        if on < self.opened_on:
            opened = self.opened_on.isoformat()
            self.refuse("on", _("The case was opened on %(day)s. Write that day or a later one.", day=opened))
        elif on < self.active_on and self.warned.data != on.isoformat():
            self.warned.data = on.isoformat()
            message = _(
                "Something is logged on %(day)s, after this day. Send the form once more if the day is right.",
                day=self.active_on.isoformat(),
            )
            self.refuse("on", message)


class EndingForm(Form):
    """How a case ended that was closed without saying so."""

    outcome = _outcome_field()
    reason = _reason_field()
    note = _note_field()


class ChangeEndingForm(VersionedForm, EndingForm):
    """The same for a closing that is described."""


class ReopenForm(VersionedForm):
    """Why a case is opened again. It was closed on `closed_on`."""

    asides = frozenset({"on", "because"})

    on = DateField(_l("Opened again on"), looks="back", past_only=True, required=_l("Write from which day."))
    because = LongText(_l("Why"), longest=500, required=_l("Write why the case is opened again."))

    closed_on: date

    def validate(self, extra_validators: Any = None) -> bool:
        """Not before it was closed."""
        super().validate(extra_validators)
        if self.on.data and self.on.data < self.closed_on:
            closed = self.closed_on.isoformat()
            self.refuse("on", _("The case was closed on %(day)s. Write that day or a later one.", day=closed))
        return not self.failed
