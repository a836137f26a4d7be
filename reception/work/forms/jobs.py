"""What is common to the forms about placements, jobs, studies and advice."""

from typing import Any, Final

from reception.i18n.text import _, _l
from reception.web.fields import Choice, DateField, LongText, WholeNumber, term, with_none
from reception.web.forms import Form
from reception.work.terms.file import EndedBy, LearntThrough

LONGEST_TITLE: Final = 200
LONGEST_NOTE: Final = 2000
Choices = list[tuple[str, str]]
NO_SECRETS: Final = _l("What the unit needs to know. No diagnosis, and nothing about others.")


class Entered(Form):
    """A form whose values are columns: nothing is stored for what is left empty."""

    @property
    def entered(self) -> dict[str, Any]:
        """What is stored, by column."""
        return {name: value if value != "" else None for name, value in self.values.items()}


def words(*terms: Any) -> Choices:
    """The choices of a menu that come after one of its own."""
    return [(one.value, _(one.label)) for one in terms]


def extent_field(**options: Any) -> WholeNumber:
    """How much, in percent of full time."""
    return WholeNumber(_l("Percent of full time"), least=1, most=100, **options)


def learnt_field() -> Choice:
    """How the unit came to know it."""
    return Choice(_l("How the unit knows it"), coerce=term(LearntThrough), required=_l("Choose how the unit knows it."))


def ended_by_field(label: str, **options: Any) -> Choice:
    """Who ended it."""
    return Choice(label, radios=True, coerce=term(EndedBy), **options)


def note_field(description: Any = NO_SECRETS) -> LongText:
    """What is good to know."""
    return LongText(_l("Good to know"), longest=LONGEST_NOTE, description=description)


def last_day_field(label: Any) -> DateField:
    """The last day, that has come."""
    return DateField(label, looks="back", past_only=True, required=_l("Write the last day."))


def offer_learnt(form: Any) -> None:
    """How it may have been learnt."""
    form.learnt_through.choices = with_none(words(*LearntThrough), _("Choose"))
