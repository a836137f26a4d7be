"""What is asked before somebody is asked: whom, or how many slips of paper."""

from collections.abc import Sequence

from reception.i18n.text import _, _l
from reception.surveys.rules.askings import LONGEST_LABEL, MOST_PEOPLE, MOST_SLIPS
from reception.web.fields import Choice, Text, WholeNumber, whole_number, with_none
from reception.web.forms import Form


class PeopleForm(Form):
    """Which newcomers are asked."""

    unit_id = Choice(_l("Whose open cases"), coerce=whole_number)
    size = WholeNumber(
        _l("How many, drawn at random"),
        least=1,
        most=MOST_PEOPLE,
        description=_l("Empty: everybody. The program draws, and shows nobody whom."),
    )

    def offer(self, units: Sequence[tuple[int, str]]) -> None:
        """(id, name) of the units."""
        self.unit_id.choices = with_none([(str(key), name) for key, name in units], _("All units"))


class SlipsForm(Form):
    """Slips of paper to be handed out."""

    language = Choice(_l("Language of the slips"), required=_l("Choose a language."))
    size = WholeNumber(
        _l("Number of slips"),
        least=1,
        most=MOST_SLIPS,
        required=_l("Write how many slips are needed."),
        description=_l("Eight stand on a sheet."),
    )
    label = Text(
        _l("Where they are handed out"),
        longest=LONGEST_LABEL,
        description=_l("For yourselves, such as the library. It does not stand on the slips. Write nobody's name."),
    )

    def offer(self, languages: Sequence[tuple[str, str]]) -> None:
        """(tag, name) of the languages that the survey is open in."""
        self.language.choices = with_none(list(languages), _("Choose a language"))
