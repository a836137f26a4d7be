"""What she is asked when she tells of discrimination."""

from datetime import date
from typing import Final

from reception.i18n.beside import twice
from reception.i18n.markers import N_
from reception.i18n.text import _, _l
from reception.inclusion.rules.discrimination import FIRST_DAY, LONGEST_ACCOUNT, LONGEST_REACH
from reception.inclusion.terms.discrimination import PlaceKind
from reception.web.fields import Choice, DateField, LongText, term
from reception.web.forms import Form

_UNREADABLE: Final = N_("Write a day that has been, such as 2026-03-04. You can leave it empty.")
_ENOUGH: Final = N_("We cannot take more today. Call us, or write again tomorrow.")


class _Day(DateField):
    """A day that has been, in the browser's own way to choose one. Whatever is wrong with it is said in one way."""

    def read(self, text: str) -> date:
        """The day. Raises ValueError with a message."""
        try:
            day = super().read(text)
        except ValueError:
            day = date.min
        if day < FIRST_DAY:
            raise ValueError(_(_UNREADABLE))
        return day


class TellForm(Form):
    """What happened, where and when, and whether she wants to be reached. It is kept nowhere before it is sent."""

    keeps_draft = False
    account = LongText(
        twice(N_("What happened? Write in any language.")),
        longest=LONGEST_ACCOUNT,
        required=_l("Write a few words, so that we understand."),
        render_kw={"rows": 6, "dir": "auto", "autocomplete": "off"},
    )
    place_kind = Choice(
        twice(N_("Where did it happen?")),
        radios=True,
        coerce=term(PlaceKind),
        choices=[(kind.value, twice(kind.label)) for kind in PlaceKind],
        required=_l("Choose where it happened."),
    )
    happened_on = _Day(
        twice(N_("Which day? You can leave it empty.")),
        looks="back",
        past_only=True,
        render_kw={"type": "date", "class": "short"},
    )
    reach = LongText(
        twice(N_("How can we reach you? You do not have to write.")),
        longest=LONGEST_REACH,
        render_kw={"rows": 2, "dir": "auto", "autocomplete": "off"},
    )

    def refuse_more(self) -> None:
        """Say that no more is taken today. What she wrote stays in its field."""
        self.refuse("account", _(_ENOUGH))
