"""What is asked in a part of the interview: how it ended, and the questions of those parts that are answered here.

Everything is said in two languages (`Twice`), and what is wrong in the reader's alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from reception.i18n.beside import twice
from reception.i18n.markers import N_
from reception.i18n.text import _, _l
from reception.skills.forms.vocabulary import CodeField
from reception.skills.rules.interview import OCCUPATION, WORDS, Question
from reception.skills.terms import PartState, Scheme
from reception.web.fields import Choice, LongText, Text, term
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

LONGEST_WORDS: Final = 300
LONGEST_ANSWER: Final = 1000
ANSWER, WORDS_OF, CODE = "answer_", "words_", "code_"
_STATES: Final = [(state.value, twice(state.label)) for state in PartState]


class EndingForm(VersionedForm):
    """How a part of the interview ended, if it did."""

    state = Choice(twice(N_("Is this part done?")), radios=True, coerce=term(PartState))
    interpreter = Choice(
        twice(N_("Was an interpreter there?")),
        radios=True,
        conditional=True,
        choices=[("yes", twice(N_("Yes"))), ("no", twice(N_("No")))],
    )

    def __init__(self, *args: Any, ended: PartState | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        first = [] if ended else [("", twice(N_("Not yet")))]
        self.state.choices = [*_STATES, *first]

    def in_page_order(self) -> list[Any]:
        """How the part ended stands below what was talked about."""
        return sorted(self, key=lambda field: field.short_name in {"state", "interpreter"})

    def validate(self, extra_validators: Any = None) -> bool:
        """Whoever ends a part says whether an interpreter was there."""
        super().validate(extra_validators)
        if self.state.data and not self.interpreter.data and not self.interpreter.errors:
            self.refuse("interpreter", _("Say whether an interpreter was there."))
        return not self.failed


def ending_data(ended: Any, *, with_interpreter: bool | None) -> dict[str, Any]:
    """What the form shows of a part that ended so before; `with_interpreter` None: not said."""
    told = None if with_interpreter is None else "yes" if with_interpreter else "no"
    return {"state": ended, "interpreter": told}


class QuestionsForm(EndingForm):
    """The questions of one part with their answers; see `questions_form`. What is not answered is not written down."""

    keeps_draft = True
    asked: tuple[Question, ...] = ()

    def validate(self, extra_validators: Any = None) -> bool:
        """Words beside a choice stand beside a choice."""
        super().validate(extra_validators)
        for question in self.asked:
            words = self[WORDS_OF + question.code] if question.words_code else None
            if words and words.data and not self[ANSWER + question.code].data and not words.errors:
                self.refuse(words.short_name, _("Choose an answer as well, or leave the words out."))
        return not self.failed

    @property
    def rows(self) -> Iterator[tuple[Question, list[Any]]]:
        """Each question with its fields."""
        for question in self.asked:
            names = (prefix + question.code for prefix in (ANSWER, WORDS_OF, CODE))
            yield question, [self[name] for name in names if name in self]

    @property
    def answers(self) -> dict[str, tuple[str, str | None] | None]:
        """What was answered, by the code under which it is kept; None for what was left empty."""
        found: dict[str, tuple[str, str | None] | None] = {}
        for question in self.asked:
            code = self[CODE + question.code].data if CODE + question.code in self else None
            said = self[ANSWER + question.code].data or code
            found[question.code] = (said, code) if said else None
            if question.words_code:
                words = self[WORDS_OF + question.code].data
                found[question.words_code] = (words, None) if words else None
        return found


def questions_form(
    asked: Sequence[Question], answers: Mapping[str, tuple[str, str | None]], data: Mapping[str, Any], **options: Any
) -> QuestionsForm:
    """The form with these questions, filled from `answers` by their codes and from `data` by field."""
    filled = dict(data)
    for question in asked:
        said, code = answers.get(question.code, (None, None))
        filled |= {ANSWER + question.code: said if said and said != code else "", CODE + question.code: code}
        if question.words_code:
            filled[WORDS_OF + question.code] = answers.get(question.words_code, (None, None))[0]
    form = _kind(tuple(asked))(data=filled, **options)
    for question in asked:
        if question.choices:
            form[ANSWER + question.code].choices = _choices(question, filled[ANSWER + question.code])
    return form


def _choices(question: Question, said: str | None) -> list[tuple[str, Any]]:
    offered = [(one.code, twice(one.text)) for one in question.choices if not one.retired or one.code == said]
    return [*offered, ("", twice(N_("Not answered")))]


@lru_cache(maxsize=32)
def _kind(asked: tuple[Question, ...]) -> type[QuestionsForm]:
    fields: dict[str, Any] = {"asked": asked}
    for question in asked:
        fields |= _fields(question)
    return type("AskedQuestionsForm", (QuestionsForm,), fields)


def _fields(question: Question) -> dict[str, Any]:
    said, why = twice(question.text), twice(question.why)
    if question.answers == WORDS:
        area = LongText(said, longest=LONGEST_ANSWER, render_kw={"rows": 3}, description=why)
        return {ANSWER + question.code: area}
    if question.answers == OCCUPATION:
        label = twice(N_("Occupation in the list"))
        return {
            ANSWER + question.code: Text(said, longest=LONGEST_WORDS, description=why),
            CODE + question.code: CodeField(label, scheme=Scheme.OCCUPATION),
        }
    found: dict[str, Any] = {ANSWER + question.code: Choice(said, radios=True, default="", description=why)}
    if question.words_code:
        described = {"aria-describedby": f"{ANSWER}{question.code}-hint"}
        label = twice(N_("A few words"))
        found[WORDS_OF + question.code] = Text(label, longest=LONGEST_WORDS, render_kw=described)
    return found


class SecondLanguageForm(Form):
    """In which language the interview is held beside the reader's own."""

    second_language = Choice(_l("Second language on the page"), required=_l("Choose a language."))

    def __init__(self, *, offered: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(**options)
        self.second_language.choices = list(offered)
