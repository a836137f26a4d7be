"""What is asked before letters to many are made: which letter, and to whom."""

import re
from typing import Any, ClassVar, Final

from wtforms import BooleanField

from reception.cases.terms import Phase
from reception.i18n.text import _, _l, choices
from reception.messages.forms.letters import LONGEST_NOTE
from reception.messages.rules.recipients import MOST_LETTERS
from reception.web import short_number
from reception.web.fields import Choice, LongText, term, whole_number, with_none
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

Choices = list[tuple[str, str]]
_LONGEST_LIST: Final = MOST_LETTERS * 12
_BETWEEN: Final = re.compile(r"[\s,;]+")
_SWEDISH_ALONE = _l("Swedish alone for those whose language has no text")
_NOTE = _l("Add to each letter, in Swedish")


class MailingForm(Form):
    """A letter and whom it is for. What people have in common counts where no number is written."""

    keeps_draft = True
    page_order: ClassVar[tuple[str, ...]] = (
        "letter", "unit", "numbers", "worker", "language", "phase", "step", "note", "swedish_alone",
    )  # fmt: skip

    letter = Choice(_l("Letter"), required=_l("Choose a letter."))
    unit = Choice(_l("Unit"), coerce=whole_number, required=_l("Choose whose cases it is about."))
    numbers = LongText(
        _l("Numbers of people or cases"),
        longest=_LONGEST_LIST,
        description=_l("Such as 7K3M-Q9, with spaces or new lines between. Empty: what follows decides."),
        render_kw={"rows": 4, "dir": "ltr", "spellcheck": "false"},
    )
    worker = Choice(_l("Caseworker"), coerce=whole_number)
    language = Choice(_l("Speaks or has an interpreter in"))
    phase = Choice(_l("Has steps left in the phase"), coerce=term(Phase))
    step = Choice(_l("Has this step left"))
    note = LongText(_NOTE, longest=LONGEST_NOTE)
    swedish_alone = BooleanField(_SWEDISH_ALONE)

    def offer(self, *, letters: Choices, units: Choices, workers: Choices, languages: Choices, steps: Choices) -> None:
        """(value, words) of what there is to choose from."""
        self.letter.choices = with_none(letters, _("Choose a letter"))
        self.unit.choices = units
        self.worker.choices = with_none(workers, _("Everybody"))
        self.language.choices = with_none(languages, _("Any language"))
        self.phase.choices = with_none(choices(*Phase), _("Any phase"))
        self.step.choices = with_none(steps, _("Any step"))

    @property
    def short_numbers(self) -> list[str]:
        """The numbers that were written, each once."""
        read = (short_number.normalise(text) for text in self._written)
        return list(dict.fromkeys(filter(None, read)))

    @property
    def _written(self) -> list[str]:
        return [text for text in _BETWEEN.split(self.numbers.data or "") if text]

    def validate(self, extra_validators: Any = None) -> bool:
        """A number that is none is told."""
        super().validate(extra_validators)
        odd = [text for text in self._written if short_number.normalise(text) is None]
        if odd and not self.numbers.errors:
            self.refuse("numbers", _("These are no short numbers: %(numbers)s.", numbers=", ".join(odd[:10])))
        return not self.failed


class DraftForm(VersionedForm):
    """What may be changed before the letters are made."""

    keeps_draft = True
    note = LongText(_NOTE, longest=LONGEST_NOTE)
    swedish_alone = BooleanField(_SWEDISH_ALONE)
