"""What is asked when a personal link is made: in which language its card is, and for how long it holds."""

from wtforms import BooleanField

from reception.i18n.text import _, _l, ngettext
from reception.messages.rules.links import DAYS, PROPOSED_DAYS
from reception.web.fields import Choice, whole_number
from reception.web.forms import Form


class LinkForm(Form):
    """The languages are passed in, hers first. `by_hand` is asked where her data are protected."""

    keeps_draft = False

    language = Choice(
        _l("Language of the card"),
        required=_l("Choose a language."),
        description=_l("Swedish stands beside it. On the pages the language can be changed at any time."),
    )
    days = Choice(_l("The link holds for"), radios=True, coerce=whole_number, required=_l("Choose for how long."))
    by_hand = BooleanField(_l("I hand the card over to the person myself"))

    def __init__(self, *, languages: list[tuple[str, str]], proposed: str, is_protected: bool) -> None:
        super().__init__(data={"language": proposed, "days": PROPOSED_DAYS})
        self.language.choices = languages
        self.days.choices = [(days, ngettext("%(num)s day", "%(num)s days", days)) for days in DAYS]
        if not is_protected:
            del self["by_hand"]

    def validate_by_hand(self, field: BooleanField) -> None:
        """Her link goes from hand to hand."""
        if not field.data:
            self.refuse("by_hand", _("Tick that you hand the card over yourself. It is never sent."))
