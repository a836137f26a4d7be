"""What narrows the list of households that seek a home."""

from reception.i18n.text import _l, choices
from reception.matching.terms import HouseholdSize, Shown
from reception.web.fields import Choice
from reception.web.forms import Form


class NarrowingForm(Form):
    """Which of the households are shown. Nonsense in the address shows all."""

    shown = Choice(_l("Show"))
    size = Choice(_l("Household"))

    def __init__(self, **options: object) -> None:
        super().__init__(meta={"csrf": False}, **options)
        self.shown.choices = [("", _l("Everybody who seeks a home")), *choices(*Shown)]
        self.size.choices = [("", _l("Any size")), *choices(*HouseholdSize)]
