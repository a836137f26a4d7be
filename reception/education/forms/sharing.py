"""What is asked about agreements between boards and about pupils' consents."""

from reception.education.rules.sharing import WITHDRAWING
from reception.education.terms.sharing import SharedGroup, SharingGround
from reception.i18n.formats import today
from reception.i18n.text import _, _l, choices
from reception.people.forms.choices import languages
from reception.web.fields import Choice, DateField, LongText, Text, term, whole_number, with_none
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

__all__ = ["WITHDRAWING", "AgreementForm", "EndAgreementForm", "StrikeForm", "StudyConsentForm", "WithdrawForm"]


class AgreementForm(Form):
    """Which facts cross from which board to which, on which ground, from when to when."""

    from_board_id = Choice(_l("The school's board"), coerce=whole_number, required=_l("Choose the school's board."))
    to_board_id = Choice(
        _l("May be seen by staff of"), coerce=whole_number, required=_l("Choose the board that may see it.")
    )
    facts = Choice(
        _l("What they may see"),
        radios=True,
        choices=choices(*SharedGroup),
        coerce=term(SharedGroup),
        required=_l("Choose what may be seen."),
        description=_l("Only of people that they have a case with."),
    )
    ground = Choice(
        _l("On which ground"),
        radios=True,
        choices=choices(*SharingGround),
        coerce=term(SharingGround),
        required=_l("Choose the ground."),
        description=_l("On consent: only of pupils who have given it, for as long as it holds."),
    )
    basis = Text(
        _l("Where it says so"),
        longest=300,
        required=_l("Write the paragraph or the decision."),
        description=_l("The paragraph, or the number and day of the boards' decision."),
    )
    valid_from = DateField(_l("First day"), required=_l("Write the first day."), default=today)
    valid_to = DateField(_l("Last day"), looks="forward", description=_l("Leave it empty if no end is decided."))
    keeps_draft = True

    def validate(self, extra_validators: object = None) -> bool:
        """It does not end before it begins."""
        super().validate(extra_validators)
        if self.valid_from.data and self.valid_to.data and self.valid_to.data < self.valid_from.data:
            self.refuse("valid_to", _("The last day comes before the first day."))
        return not self.failed


class EndAgreementForm(VersionedForm):
    """Until when an agreement holds."""

    valid_to = DateField(
        _l("Last day"),
        looks="near",
        required=_l("Write the last day."),
        description=_l("The agreement holds on this day, and not after it. Yesterday ends it at once."),
    )


class StrikeForm(VersionedForm):
    """Why an agreement should not have been entered."""

    asides = frozenset({"because"})
    keeps_draft = False

    because = LongText(_l("What is wrong with it?"), longest=500, required=_l("Write what is wrong with it."))


class StudyConsentForm(Form):
    """What the pupil lets the school tell which board, read in which language, until when."""

    keeps_draft = True

    agreed = Choice(
        _l("What may be told, and to whom"),
        radios=True,
        required=_l("Choose what the pupil consents to."),
        description=_l("One at a time: the pupil says yes or no to each."),
    )
    language = Choice(_l("Language that the pupil reads or hears it in"), required=_l("Choose the language."))
    given_on = DateField(_l("Given on"), looks="back", past_only=True, default=today, required=_l("Write the day."))
    expires_on = DateField(
        _l("Holds until"),
        looks="forward",
        description=_l("Left empty: for a year from the day it was given, which is the longest."),
    )

    def offer(self, agreed: list[tuple[str, str]], *spoken: str | None) -> None:
        """Offer (value, words) of what boards agreed on, and languages."""
        self.agreed.choices = agreed
        self.language.choices = with_none(languages(*spoken))

    @property
    def to_board_and_facts(self) -> tuple[int, SharedGroup]:
        """What was chosen. The form must be valid."""
        board, _between, facts = str(self.agreed.data).partition(":")
        return int(board), SharedGroup(facts)


class WithdrawForm(Form):
    """From which day a consent does not hold. No reason is asked for."""

    on = DateField(_l("Withdrawn on"), looks="back", past_only=True, default=today, required=_l("Write the day."))
