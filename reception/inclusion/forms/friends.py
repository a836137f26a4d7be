"""What is asked about a wish for a mentor or a friend, two who were brought together, and their meetings."""

from typing import Any, Final

from wtforms import BooleanField

from reception.i18n.text import _, _l, choices
from reception.inclusion.rules.friends_words import kept_interests
from reception.inclusion.terms.activities import OfferAnswer
from reception.inclusion.terms.mentors import FriendKind, MatchEnd, MeetingWay, WishEnd
from reception.organisations.forms import Languages
from reception.organisations.rules import kept_languages
from reception.web.fields import Choice, DateField, LongText, Text, WholeNumber, term
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

LONGEST_NOTE: Final = 500
#: What becomes of the wish when two meet no longer, beside its own ends.
WAITS_AGAIN: Final = "waits"


def _note() -> LongText:
    return LongText(
        _l("Note"),
        longest=LONGEST_NOTE,
        description=_l("What the unit needs to know. No diagnosis, nothing about faith, and nothing about others."),
    )


class _Wish(Form):
    kind = Choice(
        _l("What the person wishes for"),
        radios=True,
        choices=choices(*FriendKind),
        coerce=term(FriendKind),
        required=_l("Choose what the person wishes for."),
    )
    languages = Languages(_l("Languages that they can talk in"))
    interests = Text(
        _l("Interests"), longest=500, description=_l("With commas between them, such as football, cooking, chess.")
    )
    place = Text(_l("Area where they can meet"), description=_l("Such as a part of the town. No home address."))
    times = Text(_l("When the person can"), description=_l("Days and parts of the day, such as Tuesdays, or evenings."))
    wished_on = DateField(
        _l("Wished on"), looks="back", past_only=True, required=_l("Write the day on which it was wished.")
    )
    note = _note()

    @property
    def entered(self) -> dict[str, Any]:
        """The columns of the wish; what is left empty is None."""
        kept = {name: None if value == "" else value for name, value in self.values.items()}
        return {
            **kept,
            "languages": kept_languages(self.languages.data or []),
            "interests": kept_interests(self.interests.data),
        }


class WishForm(_Wish):
    """A wish to note."""

    keeps_draft = True


class ChangeWishForm(VersionedForm, _Wish):
    """The same for one that is there."""

    keeps_draft = True


class EndWishForm(VersionedForm):
    """Why a wish is not looked after any longer."""

    asides = frozenset({"ended_on", "end"})
    ended_on = DateField(_l("Last day"), looks="back", past_only=True, required=_l("Write the last day."))
    end = Choice(
        _l("Why it ends"), radios=True, choices=choices(*WishEnd), coerce=term(WishEnd), required=_l("Choose why.")
    )


class ProposeForm(Form):
    """Whether a volunteer who meets as many as she wants to is proposed all the same."""

    despite_full = BooleanField(_l("I have asked the volunteer, and one more is right"))

    def __init__(self, *, is_full: bool, **options: Any) -> None:
        super().__init__(**options)
        if not is_full:
            del self["despite_full"]

    @property
    def is_confirmed(self) -> bool:
        """Whether it was said that it is right."""
        return bool(self.values.get("despite_full"))


class AnswersForm(VersionedForm):
    """What the two say to each other, and when they begin."""

    keeps_draft = True

    person_answer = Choice(
        _l("What the person says"),
        radios=True,
        choices=choices(*OfferAnswer),
        coerce=term(OfferAnswer),
        required=_l("Choose what the person says."),
    )
    volunteer_answer = Choice(
        _l("What the volunteer says"),
        radios=True,
        choices=choices(*OfferAnswer),
        coerce=term(OfferAnswer),
        required=_l("Choose what the volunteer says."),
    )
    starts_on = DateField(_l("They begin"), looks="near", description=_l("Once both have said yes."))
    note = _note()

    @property
    def entered(self) -> dict[str, Any]:
        """What is stored: nothing for what is left empty."""
        return {name: value or None for name, value in self.values.items()}


class EndMatchForm(VersionedForm):
    """How it ended, and what becomes of the wish."""

    keeps_draft = True
    asides = frozenset({"ends_on", "end", "wish_end"})

    ends_on = DateField(_l("Last day"), looks="back", past_only=True, required=_l("Write the last day."))
    end = Choice(
        _l("Why it ends"), radios=True, choices=choices(*MatchEnd), coerce=term(MatchEnd), required=_l("Choose why.")
    )
    wish_end = Choice(_l("What becomes of the wish"), radios=True, required=_l("Choose what becomes of the wish."))
    note = _note()

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        ends = [(one.value, _("It ends: %(reason)s", reason=_(one.label))) for one in WishEnd]
        self.wish_end.choices = [(WAITS_AGAIN, _("It waits again")), *ends]

    @property
    def entered(self) -> dict[str, Any]:
        """What is stored: a wish that waits again has no end."""
        told, end = self.values, self.wish_end.data
        wish_end = None if end == WAITS_AGAIN else WishEnd(end)
        return {"ends_on": told["ends_on"], "end": told["end"], "wish_end": wish_end, "note": told["note"] or None}


class _Meeting(Form):
    on = DateField(_l("Day"), looks="back", past_only=True, required=_l("Write the day on which they met."))
    way = Choice(
        _l("How"), radios=True, choices=choices(*MeetingWay), coerce=term(MeetingWay), required=_l("Choose how.")
    )
    minutes = WholeNumber(_l("Minutes"), least=1, most=24 * 60, description=_l("About how long, if it is known."))

    @property
    def entered(self) -> dict[str, Any]:
        """The columns of the meeting."""
        return {name: self.values[name] for name in ("on", "way", "minutes")}


class MeetingForm(_Meeting):
    """A meeting to note."""


class ChangeMeetingForm(VersionedForm, _Meeting):
    """The same for one that is there."""
