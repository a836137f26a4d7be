"""What is asked when somebody is sent on to an organisation, and of what became of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Final

from wtforms import HiddenField

from reception.cases.terms import ReferralPurpose, ReferralState, RejectionReason
from reception.i18n.text import _, _l, choices, label
from reception.people.rules.grounds import NAMES_ITS_ACT
from reception.people.terms.papers import DisclosureGround, InformationGroup
from reception.web.fields import Boxes, Choice, DateField, LongText, Text, term, whole_number
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

#: As the tables hold them.
LONGEST_REQUEST: Final = 1000
LONGEST_NOTE: Final = 1000
NOTHING, SOMETHING = "nothing", "something"


class ReferralForm(Form):
    """Whom the person is sent on to, what for, and what is told. The organisations, the open grounds and the
    consents that hold are passed in. Told it is on one ground, and on consent only with the consent named."""

    keeps_draft = True

    organisation_id = Choice(_l("Organisation"), coerce=whole_number, required=_l("Choose whom you ask."))
    purpose = Choice(
        _l("What for"),
        coerce=term(ReferralPurpose),
        choices=[("", _l("Choose")), *choices(*ReferralPurpose)],
        required=_l("Choose what the organisation is asked for."),
    )
    what_is_asked = LongText(
        _l("What you ask for"),
        longest=LONGEST_REQUEST,
        required=_l("Write what you ask the organisation to do."),
        description=_l(
            "What is to be done, and how the person is reached. Of health only that a contact is wanted: "
            "no illness, no diagnosis, no result."
        ),
        render_kw={"rows": 5},
    )
    sent_on = DateField(_l("Sent on"), looks="back", past_only=True, required=_l("Write when it was sent."))
    expected_on = DateField(
        _l("Answer expected by"),
        looks="forward",
        description=_l("On the day after it stands on your list, if no answer has come."),
    )
    told = Choice(
        _l("What is told with it"),
        radios=True,
        choices=[
            (NOTHING, _l("Nothing that is secret is told")),
            (SOMETHING, _l("Something from the file is told; it is written in the log of what was told")),
        ],
        required=_l("Say whether something secret is told."),
    )
    scope = Boxes(_l("What of the file is told"), validate_choice=False)
    ground = Choice(_l("On which ground"))
    consent = Choice(_l("Which consent"), description=_l("For the ground of consent."))
    ground_note = Text(
        _l("Which act"),
        longest=500,
        conditional=True,
        description=_l("For a duty or another act: the act and its paragraph."),
    )

    def __init__(
        self,
        *,
        organisations: Iterable[tuple[str, str]],
        grounds: Iterable[DisclosureGround],
        consents: Iterable[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.organisation_id.choices = [("", _("Choose")), *organisations]
        self.ground.choices = [("", _("Choose")), *((ground.value, label(ground)) for ground in grounds)]
        self.consent.choices = [("", _("Choose")), *consents]
        self.scope.choices = choices(*InformationGroup)
        self.scope.required = True

    def validate(self, extra_validators: Any = None) -> bool:
        """No answer is expected before it was sent, and what is told has a ground."""
        super().validate(extra_validators)
        if self.sent_on.data and self.expected_on.data and self.expected_on.data < self.sent_on.data:
            self.refuse("expected_on", _("The answer cannot be expected before it was sent."))
        if self.tells and not self.told.errors:
            self._check_what_is_told()
        return not self.failed

    @property
    def tells(self) -> bool:
        """Whether something secret is told."""
        return bool(self.told.data == SOMETHING)

    @property
    def disclosed(self) -> tuple[list[InformationGroup], DisclosureGround, str | None]:
        """What of the file is told, on which ground, and which act it names. Only of a form that is in order."""
        note = self.ground_note.data or None
        return [InformationGroup(one) for one in self.scope.data or ()], DisclosureGround(self.ground.data), note

    @property
    def sent(self) -> dict[str, Any]:
        """What `send_referral` stores, beside what was told."""
        return {
            "organisation_id": self.organisation_id.data,
            "purpose": self.purpose.data,
            "request": self.what_is_asked.data,
            "sent_on": self.sent_on.data,
            "expected_on": self.expected_on.data,
        }

    def _check_what_is_told(self) -> None:
        known = {group.value for group in InformationGroup}
        if not self.scope.data or not known.issuperset(self.scope.data):
            self._refuse_once("scope", _("Tick what of the file is told."))
        if not self.ground.data:
            self._refuse_once("ground", _("Choose on which ground it is told."))
        elif self.ground.data == DisclosureGround.CONSENT and not self.consent.data:
            self._refuse_once("consent", _("Choose the consent on which it is told."))
        elif self.ground.data in NAMES_ITS_ACT and not self.ground_note.data:
            self._refuse_once("ground_note", _("Write which act or ordinance, with its paragraph."))

    def _refuse_once(self, name: str, message: str) -> None:
        if not self[name].errors:
            self.refuse(name, message)


class ReferralAnswerForm(VersionedForm):
    """What became of a referral. `states` may follow now; nothing lies before `earliest`, the day of the step before.

    Of health no words are asked: a result would be written there.
    """

    asides: ClassVar[frozenset[str]] = frozenset({"state", "on", "rejection", "note"})

    state = Choice(_l("What became of it"), radios=True, coerce=ReferralState, required=_l("Choose what became of it."))
    on = DateField(_l("On which day"), looks="back", past_only=True, required=_l("Write the day."))
    rejection = Choice(
        _l("Why it was rejected"),
        conditional=True,
        coerce=term(RejectionReason),
        description=_l("Only if it was rejected."),
    )
    note = LongText(_l("Note"), longest=LONGEST_NOTE, render_kw={"rows": 3})
    next = HiddenField()
    earliest: date | None = None

    def __init__(self, *, states: Iterable[ReferralState], is_of_health: bool, **options: Any) -> None:
        super().__init__(**options)
        self.state.choices = choices(*states)
        self.rejection.choices = [("", ""), *choices(*RejectionReason)]
        if is_of_health:
            del self.note

    def validate(self, extra_validators: Any = None) -> bool:
        """A rejection has its reason, and no step comes before the one that it follows."""
        super().validate(extra_validators)
        if self.on.data and self.earliest and self.on.data < self.earliest:
            day = self.earliest.isoformat()
            self.refuse("on", _("This cannot have been before %(day)s, the day of the step before.", day=day))
        is_rejected = self.state.data is ReferralState.REJECTED
        if is_rejected and not self.rejection.data and not self.rejection.errors:
            self.refuse("rejection", _("Choose why it was rejected."))
        return not self.failed

    @property
    def words(self) -> str | None:
        """What was written of it; nothing where no words are asked."""
        return (self.note.data or None) if "note" in self else None


class ExpectedForm(VersionedForm):
    """When an answer is awaited."""

    expected_on = DateField(
        _l("Answer expected by"), looks="forward", description=_l("Empty: it is not late whatever the day.")
    )
    next = HiddenField()
    sent_on: date | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """No answer is expected before it was sent."""
        super().validate(extra_validators)
        if self.sent_on and self.expected_on.data and self.expected_on.data < self.sent_on:
            self.refuse("expected_on", _("The answer cannot be expected before it was sent."))
        return not self.failed


class UndoForm(VersionedForm):
    """Why the last step was a slip."""

    asides: ClassVar[frozenset[str]] = frozenset({"because"})

    because = Text(
        _l("What was wrong"), longest=500, required=_l("Write what was wrong, so that others can understand it.")
    )
    next = HiddenField()
