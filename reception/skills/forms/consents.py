"""What is asked when a person lets another board read her profile, and when she takes it back."""

from collections.abc import Sequence

from wtforms import BooleanField

from reception.i18n.formats import today
from reception.i18n.text import _l
from reception.people.forms.choices import languages
from reception.web.fields import Choice, DateField, whole_number, with_none
from reception.web.forms import Form


class LetReadForm(Form):
    """Which board may read the profile, in which language it was agreed on, from when to when."""

    keeps_draft = True

    #: Named as the rule names it, which says so where a consent holds already.
    agreed = Choice(
        _l("Board that may read it"),
        radios=True,
        coerce=whole_number,
        required=_l("Choose the board."),
        description=_l("One at a time: the person says yes or no to each."),
    )
    language = Choice(_l("Language that the person reads or hears it in"), required=_l("Choose the language."))
    with_interpreter = BooleanField(_l("An interpreter reads it"))
    given_on = DateField(_l("Given on"), looks="back", past_only=True, default=today, required=_l("Write the day."))
    expires_on = DateField(
        _l("Holds until"),
        looks="forward",
        description=_l("Left empty: for a year from the day it was given, which is the longest."),
    )

    def offer(self, boards: Sequence[tuple[int, str]], *spoken: str | None) -> None:
        """Offer (id, name) of boards, and languages."""
        self.agreed.choices = list(boards)
        self.language.choices = with_none(languages(*spoken))


class TakeBackForm(Form):
    """From which day it does not hold. No reason is asked for."""

    on = DateField(_l("Withdrawn on"), looks="back", past_only=True, default=today, required=_l("Write the day."))
