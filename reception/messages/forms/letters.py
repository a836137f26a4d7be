"""What is asked when a letter is written to somebody."""

from typing import Any, Final

from wtforms import BooleanField

from reception.i18n.text import _l
from reception.web.fields import Choice, LongText, whole_number
from reception.web.forms import Form
from reception.web.narrowing import Narrowing

LONGEST_NOTE: Final = 1000


class WhichLetter(Narrowing):
    """Which letter, in which language, about which appointment: they stand in the address of the page."""

    letter = Choice(_l("Letter"), required=_l("Choose a letter."))
    language = Choice(_l("Language beside Swedish"))
    contact = Choice(_l("Appointment"), coerce=whole_number)

    def offer(
        self, letters: list[tuple[str, Any]], languages: list[tuple[str, str]], contacts: list[tuple[str, str]]
    ) -> None:
        """(value, words) of what there is to choose from."""
        self.letter.choices = [("", _l("Choose a letter")), *letters]
        self.language.choices = languages
        self.contact.choices = contacts


class LetterForm(Form):
    """What is added to a letter, and whether she reads it in My plan too."""

    keeps_draft = True
    note = LongText(
        _l("Add to the letter, in Swedish"),
        longest=LONGEST_NOTE,
        description=_l("It stands in Swedish in the letter and is marked so. Write short and easy sentences."),
    )
    is_shown = BooleanField(
        _l("Show the letter in My plan"), description=_l("She reads it with her link, in both languages.")
    )
