"""What is asked about a search for work, and about the answers to a proposal."""

from typing import Any, Final

from reception.i18n.text import _l, choices
from reception.web.fields import Choice, DateField, LongText, WholeNumber, term
from reception.web.forms import Form
from reception.web.versioned import VersionedForm
from reception.work.terms.employers import ProposalAnswer
from reception.work.terms.file import Seeks

LONGEST_NOTE: Final = 500


class SearchForm(Form):
    """What somebody looks for now."""

    keeps_draft = True

    seeks = Choice(
        _l("What the person looks for"),
        radios=True,
        coerce=term(Seeks),
        choices=[*choices(*Seeks), ("", _l("Not known"))],
    )
    can_begin_on = DateField(_l("Can begin"), looks="forward", description=_l("The first day on which it is possible."))
    extent = WholeNumber(
        _l("How much the person can work, in percent of full time"),
        least=1,
        most=100,
        description=_l("Without it the hours a day of the interview count."),
    )


class ChangeSearchForm(VersionedForm, SearchForm):
    """The same where something is noted already."""


class ProposalForm(VersionedForm):
    """What the two sides say to a proposal, and whether it has ended."""

    keeps_draft = True

    person_answer = Choice(
        _l("What the person says"),
        radios=True,
        coerce=ProposalAnswer,
        choices=choices(*ProposalAnswer),
        required=_l("Choose what the person says."),
    )
    employer_answer = Choice(
        _l("What the employer says"),
        radios=True,
        coerce=ProposalAnswer,
        choices=choices(*ProposalAnswer),
        required=_l("Choose what the employer says."),
    )
    ended_on = DateField(
        _l("Ended"),
        looks="back",
        past_only=True,
        description=_l("Leave it empty as long as something may come of it."),
    )
    note = LongText(
        _l("Note"), longest=LONGEST_NOTE, description=_l("What was agreed. No diagnosis, and nothing about others.")
    )

    @property
    def entered(self) -> dict[str, Any]:
        """What is stored: nothing for what is left empty."""
        return {name: value or None for name, value in self.values.items()}
