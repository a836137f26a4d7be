"""What she is asked when she writes."""

from collections.abc import Iterable
from typing import Any, Final

from flask import request

from reception.i18n.beside import twice
from reception.i18n.markers import N_, Term
from reception.i18n.text import _, _l
from reception.messages.rules.written import LONGEST, MOST_A_DAY
from reception.messages.terms import About, Wish
from reception.web.fields import Choice, LongText, term
from reception.web.forms import Form

_ENOUGH: Final = N_("You have sent %(most)s messages today. Call us, or write again tomorrow.")
#: What she may write of by herself.
_WISHES: Final = (Wish.SOMETHING_WRONG, Wish.QUESTION)


def _both(terms: Iterable[Term]) -> list[tuple[str, Any]]:
    return [(one.value, twice(one.label)) for one in terms]


class _Writing(Form):
    """What is written from a telephone that others use, too, is kept nowhere before it is sent."""

    keeps_draft = False

    def refuse_more(self) -> None:
        """Say that no more is taken today. What she wrote stays in its field."""
        self.refuse("text", _(_ENOUGH, most=MOST_A_DAY))


class WriteForm(_Writing):
    """Something is wrong, or a question: what about, and her words."""

    wish = Choice(
        twice(N_("What do you want?")),
        radios=True,
        coerce=term(Wish),
        choices=_both(_WISHES),
        required=_l("Choose what you want."),
    )
    about = Choice(
        twice(N_("What is it about?")),
        radios=True,
        coerce=term(About),
        choices=_both(About),
        required=_l("Choose what it is about."),
    )
    text = LongText(
        twice(N_("Write in any language")),
        longest=LONGEST,
        required=_l("Write a few words, so that we understand."),
        render_kw={"rows": 6, "dir": "auto"},
    )

    def choose_asked(self) -> None:
        """Choose what the link that led here says; what it says wrongly is passed over."""
        for field, terms in ((self.wish, _WISHES), (self.about, About)):
            asked = request.args.get(field.short_name)
            field.data = next((one for one in terms if one.value == asked), field.data)


class CannotComeForm(_Writing):
    """She cannot come. Why is hers to tell or not."""

    text = LongText(
        twice(N_("Why, or when you can come instead. You do not have to write.")),
        longest=LONGEST,
        render_kw={"rows": 4, "dir": "auto"},
    )
