"""What is asked about a validation: its aim, its steps, what is to be done next, and how it ended."""

from typing import Any, Final

from reception.i18n.text import _, _l, choices
from reception.skills.rules.bodies import NAMED_BESIDE
from reception.skills.terms import Body, Outcome, Recognition, Step, ValidationEnd, WaitsOn
from reception.web.fields import Boxes, Choice, DateField, LongText, Text, term, whole_number, with_none
from reception.web.forms import Form
from reception.web.narrowing import Narrowing
from reception.web.versioned import VersionedForm

LONGEST_RESULT: Final = 1000
LONGEST_REASON: Final = 500
Choices = list[tuple[str, str]]
_NO_SECRETS: Final = _l("No diagnosis, and nothing about others.")


class _Aim:
    """What a validation is to lead to, and since when it goes on."""

    aims_at = Choice(
        _l("What it is to lead to"),
        radios=True,
        coerce=Recognition,
        choices=choices(*Recognition),
        required=_l("Choose what it is to lead to."),
    )
    started_on = DateField(_l("Began"), looks="back", past_only=True, required=_l("Write the day."))


class StartForm(_Aim, Form):
    """A validation begins."""


class ChangeForm(_Aim, VersionedForm):
    """The same for one that is there."""


class _Papers:
    """The body asked for more papers, and got them."""

    more_asked_on = DateField(_l("More papers asked for"), looks="back", past_only=True)
    more_sent_on = DateField(_l("Papers sent"), looks="back", past_only=True)


class _Answer:
    """What came of a step."""

    answered_on = DateField(_l("Answered"), looks="back", past_only=True)
    outcome = Choice(_l("What the answer was"), coerce=term(Outcome))
    recognition = Choice(_l("What the person has in hand"), coerce=term(Recognition))
    result = LongText(
        _l("What the answer says"),
        longest=LONGEST_RESULT,
        description=_l("A level, a subject, conditions that remain. No diagnosis, and nothing about others."),
    )

    def offer_answers(self, step: Step) -> None:
        """The answers to choose from; what is in hand is asked of a recognition alone."""
        fields: Any = self
        fields.outcome.choices = with_none(_words(*Outcome), _("No answer yet"))
        if step is Step.RECOGNITION:
            fields.recognition.choices = with_none(_words(*Recognition), _("Nothing in hand"))
        else:
            del fields["recognition"]


def _words(*terms: Any) -> Choices:
    return [(one.value, _(one.label)) for one in terms]


class StepForm(_Papers, _Answer, VersionedForm):
    """A step is taken or corrected: who was asked and when, and, where it is known already, the answer."""

    keeps_draft = True
    page_order = (
        "body", "organisation_id", "reference", "asked_on", "more_asked_on", "more_sent_on", "answered_on", "outcome",
        "recognition", "result",
    )  # fmt: skip

    body = Choice(
        _l("Who is asked"), radios=True, coerce=Body, choices=choices(*Body), required=_l("Choose who is asked.")
    )
    organisation_id = Choice(
        _l("Which one"),
        coerce=whole_number,
        description=_l("Of a sector's own body, a school, a university or another authority, if the register has it."),
    )
    reference = Text(_l("The body's own number of the matter"), longest=80)
    asked_on = DateField(
        _l("Asked, or begun"), looks="back", past_only=True, required=_l("Write the day on which it was asked.")
    )

    def __init__(self, *, step: Step, organisations: Choices, **options: Any) -> None:
        super().__init__(**options)
        self.offer_answers(step)
        self.organisation_id.choices = with_none(organisations, _("Not chosen"))

    def validate(self, extra_validators: Any = None) -> bool:
        """One is named beside where there are many of the kind."""
        super().validate(extra_validators)
        if self.organisation_id.data and self.body.data and self.body.data not in NAMED_BESIDE:
            self.refuse("organisation_id", _("There is only one of the body that you chose. Leave this empty."))
        return not self.failed

    @property
    def entered(self) -> dict[str, Any]:
        """What is stored: nothing for what is left empty."""
        return {name: value or None for name, value in self.values.items()}


class AnswerForm(_Answer, VersionedForm):
    """The answer to a step."""

    keeps_draft = True
    clashing = "answered_on"

    def __init__(self, *, step: Step, **options: Any) -> None:
        super().__init__(**options)
        self.offer_answers(step)
        self.outcome.required = _("Choose what the answer was.")
        self.answered_on.required = _("Write the day of the answer.")

    @property
    def entered(self) -> dict[str, Any]:
        """What is stored: nothing for what is left empty."""
        return {name: value or None for name, value in self.values.items()}


class PapersForm(_Papers, VersionedForm):
    """More papers were asked for, or sent."""


class LeaveOutForm(VersionedForm):
    """Steps that are not taken, up to and with one, and why."""

    keeps_draft = True
    asides = frozenset({"through", "left_out_because"})

    through = Choice(
        _l("Left out"),
        radios=True,
        coerce=Step,
        required=_l("Choose what is left out."),
        description=_l("To ask a body straight for an assessment, leave out all that comes before."),
    )
    left_out_because = LongText(
        _l("Why"),
        longest=LONGEST_REASON,
        required=_l("Write why it is left out."),
        description=_NO_SECRETS,
    )

    def offer(self, steps: list[Step]) -> None:
        """The steps that can be left out: each with those before it."""
        first = steps[0]
        self.through.choices = [
            (step.value, _(step.label) if step is first else _("All up to and with: %(step)s", step=_(step.label)))
            for step in steps
        ]

    @property
    def reason(self) -> str:
        """Why."""
        return str(self.left_out_because.data or "")


class TakeBackForm(VersionedForm):
    """Nothing is asked: the step goes."""


class DocumentsForm(VersionedForm):
    """Which of the person's documents belong to a step."""

    documents = Boxes(_l("Documents"), coerce=int)

    def __init__(self, *, offered: Choices, **options: Any) -> None:
        super().__init__(**options)
        self.documents.choices = [(int(key), words) for key, words in offered]

    @property
    def chosen(self) -> list[int]:
        """The ids of the documents that were ticked."""
        return list(self.documents.data or [])


class NextStepForm(VersionedForm):
    """What is to be done next, by when, and who does it. All empty takes it away."""

    keeps_draft = True

    next_step = LongText(_l("What is to be done"), longest=LONGEST_REASON, description=_NO_SECRETS)
    next_on = DateField(_l("By when"), looks="forward")
    next_by = Choice(_l("Who does it"), coerce=term(WaitsOn))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.next_by.choices = with_none(_words(*WaitsOn), _("Not chosen"))

    @property
    def entered(self) -> dict[str, Any]:
        """What is stored: nothing for what is left empty."""
        return {name: value or None for name, value in self.values.items()}


class EndForm(VersionedForm):
    """When and how a validation ended."""

    asides = frozenset({"ended_on", "ended_as"})
    ended_on = DateField(_l("Last day"), looks="back", past_only=True, required=_l("Write the last day."))
    ended_as = Choice(
        _l("How it ended"),
        radios=True,
        coerce=ValidationEnd,
        choices=choices(*ValidationEnd),
        required=_l("Choose how it ended."),
    )


class WaitingFilter(Narrowing):
    """Which of the validations that go on are listed, and in which order."""

    whose = Choice(_l("Whose"), choices=[("mine", _l("My own people")), ("unit", _l("Everybody within my reach"))])
    on = Choice(_l("Waits on"), coerce=term(WaitsOn))
    body = Choice(_l("Body"), coerce=term(Body))
    order = Choice(_l("Order"), choices=[("waited", _l("The longest wait first")), ("next", _l("The next day first"))])

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.on.choices = with_none(_words(*WaitsOn), _("Whoever"))
        self.body.choices = with_none(_words(*Body), _("Any body"))
