"""What is asked about an offer to take part."""

from collections.abc import Mapping
from typing import Any, ClassVar

from wtforms import BooleanField

from reception.i18n.text import _l, choices
from reception.inclusion.rules.offers import LONGEST_NOTE
from reception.inclusion.terms.activities import ActivityKind, OfferAnswer, OfferEnd
from reception.web.fields import Choice, DateField, LongText, Text, term, with_none
from reception.web.forms import Form
from reception.web.narrowing import Narrowing
from reception.web.versioned import VersionedForm


def _note() -> LongText:
    return LongText(
        _l("Note"),
        longest=LONGEST_NOTE,
        description=_l("What was agreed, such as who goes along the first time. Nothing of health, faith or opinions."),
    )


class OfferForm(Form):
    """Telling somebody of an activity."""

    keeps_draft = True
    offered_on = DateField(_l("Day"), looks="back", past_only=True, required=_l("Write the day of the offer."))
    note = _note()
    is_sure = BooleanField(_l("I offer it all the same"))

    @property
    def entered(self) -> dict[str, Any]:
        """What is told."""
        return {
            "offered_on": self.offered_on.data,
            "note": self.note.data or None,
            "is_sure": bool(self.is_sure.data),
        }


class ChangeOfferForm(VersionedForm):
    """What is noted of an offer."""

    keeps_draft = True
    constraints: ClassVar[Mapping[str, tuple[str, Any]]] = {}

    offered_on = DateField(_l("Offered"), looks="back", past_only=True, required=_l("Write the day of the offer."))
    answer = Choice(
        _l("What the person says"), radios=True, choices=choices(*OfferAnswer), coerce=term(OfferAnswer),
        required=_l("Choose what the person says."),
    )  # fmt: skip
    answered_on = DateField(_l("Day of the answer"), looks="back", past_only=True)
    started_on = DateField(_l("Takes part since"), looks="back", past_only=True)
    note = _note()

    @property
    def entered(self) -> dict[str, Any]:
        """The columns of the offer; what is left empty is None."""
        return {name: None if value == "" else value for name, value in self.values.items()}


class EndOfferForm(VersionedForm):
    """When and why somebody takes part no longer."""

    keeps_draft = False
    ended_on = DateField(_l("Last day"), looks="back", past_only=True, required=_l("Write the last day."))
    end = Choice(
        _l("Why it ended"), radios=True, choices=choices(*OfferEnd), coerce=term(OfferEnd),
        required=_l("Choose why it ended."),
    )  # fmt: skip


class FittingFilter(Narrowing):
    """Which activities can be offered."""

    q = Text(_l("Name, place or association"))
    kind = Choice(
        _l("What is done there"),
        choices=with_none(choices(*ActivityKind), _l("All kinds")),
        coerce=term(ActivityKind),
    )
