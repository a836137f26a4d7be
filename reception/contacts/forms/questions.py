"""Putting a question to an authority, and writing down its answer."""

from datetime import date
from typing import Any

from reception.contacts.terms import QuestionKind
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, DateField, LongText, term, whole_number
from reception.web.forms import Form
from reception.web.versioned import VersionedForm


class QuestionForm(Form):
    """A question. The authorities are passed in."""

    organisation_id = Choice(_l("Authority"), coerce=whole_number, required=_l("Choose whom you ask."))
    kind = Choice(
        _l("About"),
        coerce=term(QuestionKind),
        choices=[("", _l("Choose")), *choices(*QuestionKind)],
        required=_l("Choose what it is about."),
    )
    text = LongText(_l("Question"), longest=2000, required=_l("Write the question."))
    asked_on = DateField(_l("Asked on"), looks="back", past_only=True, required=_l("Write when it was asked."))
    expected_on = DateField(
        _l("Answer expected by"), looks="forward", description=_l("If you know. Until then the question is not late.")
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """No answer is expected before the question."""
        super().validate(extra_validators)
        if self.asked_on.data and self.expected_on.data and self.expected_on.data < self.asked_on.data:
            self.refuse("expected_on", _("The answer cannot be expected before the question was asked."))
        return not self.failed


class AnswerForm(VersionedForm):
    """What the authority answered, to a question that was asked on `asked_on`."""

    asides = frozenset({"answered_on", "answer"})

    answered_on = DateField(_l("Answered on"), looks="back", past_only=True, required=_l("Write when the answer came."))
    answer = LongText(_l("Answer"), required=_l("Write what they answered."))

    asked_on: date

    def validate(self, extra_validators: Any = None) -> bool:
        """No answer comes before the question."""
        super().validate(extra_validators)
        if self.answered_on.data and self.answered_on.data < self.asked_on:
            self.refuse("answered_on", _("The answer cannot have come before the question was asked."))
        return not self.failed
