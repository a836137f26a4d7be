"""What is asked about the questions of a survey."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from reception.i18n.text import _, _l, choices
from reception.surveys.rules.bank import MOST_OPTIONS
from reception.surveys.rules.questions import LONGEST_OPTION, LONGEST_TEXT
from reception.surveys.terms import QuestionKind
from reception.web.fields import Boxes, Choice, LongText, term
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

_LONGEST_LIST: Final = MOST_OPTIONS * (LONGEST_OPTION + 2)


class BankForm(Form):
    """Which questions of the bank to add."""

    codes = Boxes(_l("Questions"))

    def offer(self, items: Sequence[tuple[str, str]]) -> None:
        """(code, words) of the questions that the survey does not have."""
        self.codes.choices = list(items)

    def validate(self, extra_validators: Any = None) -> bool:
        """Something is chosen."""
        super().validate(extra_validators)
        if not self.failed and not self.codes.data:
            self.refuse("codes", _("Choose at least one question."))
        return not self.failed


class QuestionForm(VersionedForm):
    """A question of the survey's own, in Swedish."""

    keeps_draft = True
    asides = frozenset({"kind"})
    page_order: ClassVar[tuple[str, ...]] = ("text", "kind", "choices")

    text = LongText(
        _l("Question, in Swedish"),
        longest=LONGEST_TEXT,
        required=_l("Write the question."),
        description=_l("Short and easy. Write nothing about a newcomer here."),
        render_kw={"rows": 2, "lang": "sv"},
    )
    kind = Choice(
        _l("How it is answered"),
        radios=True,
        choices=choices(*QuestionKind),
        coerce=term(QuestionKind),
        required=_l("Choose how it is answered."),
    )
    choices = LongText(
        _l("Answers to choose from, in Swedish"),
        longest=_LONGEST_LIST,
        conditional=True,
        description=_l("For one of several answers: from 2 to 12 answers, each on a line of its own."),
        render_kw={"rows": 5, "lang": "sv"},
    )
