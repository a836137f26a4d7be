"""What is asked about somebody after a closing. Nothing is chosen beforehand: silence is no outcome."""

from datetime import date
from typing import Any

from reception.cases.terms import FollowUpSource, Outcome
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, DateField, LongText
from reception.web.versioned import VersionedForm

#: That it was asked and nothing could be learnt is chosen like an answer, and is none.
NOTHING_LEARNT = Outcome.UNKNOWN
_KNOWN = [outcome for outcome in Outcome if outcome is not NOTHING_LEARNT]


class FollowUpForm(VersionedForm):
    """What the person did on the question's day, `due_on`; who told it, and when it was learnt."""

    outcome = Choice(
        _l("What did the person do on that day?"),
        radios=True,
        coerce=Outcome,
        choices=[*choices(*_KNOWN), (NOTHING_LEARNT.value, _l("Nothing could be learnt"))],
        required=_l("Choose what the person did, or that nothing could be learnt."),
    )
    source = Choice(_l("Who told it?"), radios=True, coerce=FollowUpSource, choices=choices(*FollowUpSource))
    ended_on = DateField(_l("Asked on"), looks="back", past_only=True, required=_l("Write when it was asked."))
    note = LongText(_l("Note"), longest=2000)

    due_on: date

    @property
    def is_answer(self) -> bool:
        """Whether something was learnt."""
        return self.outcome.data is not NOTHING_LEARNT

    def validate(self, extra_validators: Any = None) -> bool:
        """An answer has somebody who told it, and is not older than the question."""
        super().validate(extra_validators)
        if self.outcome.data and self.is_answer and self.source.data is None and not self.source.errors:
            self.refuse("source", _("Choose who told it."))
        if self.ended_on.data and self.ended_on.data < self.due_on:
            due = self.due_on.isoformat()
            self.refuse("ended_on", _("The question is about %(day)s. Write that day or a later one.", day=due))
        return not self.failed


class TriedForm(VersionedForm):
    """The button beside a question that nobody answered."""
