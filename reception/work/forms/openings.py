"""What is asked about the places that employers offer."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Final

from wtforms import BooleanField

from reception.i18n.text import _l, choices
from reception.organisations.forms import Languages
from reception.organisations.rules import kept_languages
from reception.skills.forms.vocabulary import CodeField
from reception.skills.terms import LanguageLevel, Scheme
from reception.web.fields import Choice, DateField, LongText, Text, WholeNumber, term, whole_number, with_none
from reception.web.narrowing import Narrowing
from reception.web.versioned import VersionedForm
from reception.work.forms.register import NO_NEWCOMERS, offer_contact_persons
from reception.work.rules.openings import FEWEST_PLACES, MOST_PLACES
from reception.work.terms.employers import OpeningKind, OpeningState

if TYPE_CHECKING:
    from reception.organisations.models import ContactPerson

#: Levels that work can ask for.
_LEVELS: Final = tuple(level for level in LanguageLevel if level is not LanguageLevel.NOT)
_ENDS: Final = (OpeningState.FILLED, OpeningState.WITHDRAWN)


class OpeningForm(VersionedForm):
    """Places that an employer offers, and what the work asks for."""

    keeps_draft = True
    page_order: ClassVar[tuple[str, ...]] = ()

    kind = Choice(
        _l("What is offered"), radios=True, choices=choices(*OpeningKind), coerce=term(OpeningKind),
        required=_l("Choose what is offered."),
    )  # fmt: skip
    title = Text(
        _l("Title"),
        required=_l("Write a title, such as kitchen assistant."),
        description=_l("What the work is called. Write nothing about a newcomer here."),
    )
    occupation_code = CodeField(
        _l("Occupation"),
        scheme=Scheme.OCCUPATION,
        description=_l("A word or a code of SSYK. People who have worked with it, or want to, are found by it."),
    )
    places = WholeNumber(
        _l("How many places"), least=FEWEST_PLACES, most=MOST_PLACES, required=_l("Write how many places there are.")
    )
    extent = WholeNumber(
        _l("Extent in percent of full time"),
        least=1,
        most=100,
        description=_l("Leave it empty if the hours vary or can be agreed."),
    )
    begins_on = DateField(
        _l("First day"), looks="forward", description=_l("Leave it empty if it can begin at any time.")
    )
    ends_on = DateField(_l("Last day"), looks="forward", description=_l("Leave it empty if the work has no end."))
    open_until = DateField(
        _l("Somebody can be proposed until"),
        looks="forward",
        description=_l("The last day. Leave it empty if there is none."),
    )
    place = Text(_l("Where the work is"), description=_l("If it is somewhere else than the employer's address."))
    swedish = Choice(
        _l("Swedish that the work asks for"),
        choices=with_none(choices(*_LEVELS), _l("Nothing is said")),
        coerce=term(LanguageLevel),
    )
    driving_licence = BooleanField(_l("A driving licence is needed"))
    odd_hours = BooleanField(_l("Work in the evening, at night or at weekends"))
    languages = Languages(_l("Other languages that are of use"))
    contact_person_id = Choice(_l("Whom to ask there"), coerce=whole_number)
    note = LongText(_l("Good to know"), longest=2000, description=NO_NEWCOMERS)

    def offer(self, persons: Iterable["ContactPerson"]) -> None:
        """Those who work at the employer."""
        offer_contact_persons(self.contact_person_id, persons, self.contact_person_id.object_data)

    @property
    def entered(self) -> dict[str, Any]:
        """The columns of the opening; what is left empty is None."""
        kept = {name: None if value == "" else value for name, value in self.values.items()}
        return {**kept, "languages": kept_languages(self.languages.data or [])}


class EndForm(VersionedForm):
    """Why nobody is to be proposed any more."""

    asides = frozenset({"state"})
    state = Choice(
        _l("What became of the places"), radios=True, choices=choices(*_ENDS), coerce=term(OpeningState),
        required=_l("Choose what became of the places."),
    )  # fmt: skip


class OpeningFilter(Narrowing):
    """Which open places the list shows."""

    q = Text(_l("Title, employer or place"))
    kind = Choice(
        _l("What is offered"), choices=with_none(choices(*OpeningKind), _l("Everything")), coerce=term(OpeningKind)
    )
    occupation = CodeField(_l("Occupation"), scheme=Scheme.OCCUPATION)
    stale = BooleanField(_l("Only those not confirmed for long"))


def blank_opening(persons: Iterable["ContactPerson"]) -> OpeningForm:
    """The form of places to add: one place, unless another number is written."""
    form = OpeningForm(places=1)
    form.offer(persons)
    return form
