"""What only a human can answer about a list; answering some of it is enough."""

import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from reception.i18n.text import _, ngettext
from reception.imports.terms import QuestionKind
from reception.imports.wording import text_in_words
from reception.web.fields import Choice
from reception.web.forms import Form

if TYPE_CHECKING:
    from reception.imports.rules.records import Option, Question

MOST_ROWS = 12  # named in a hint
PREFIX = "question-"
NOBODY_KNOWN: Mapping[str, str] = MappingProxyType({})
#: {(kind, key) of a question: its answer}.
Answered = Mapping[tuple[str, str], str]


class QuestionsForm(Form):
    """One choice for each question, none of them required; made by `questions_form`."""

    def answers(self, questions: "Sequence[Question]") -> list[tuple[str, str, str]]:
        """(kind, key, what was chosen) of the questions that were answered."""
        chosen = ((question, self._fields[name_of(question)].data) for question in questions)
        return [(question.kind, question.key, value) for question, value in chosen if value]

    def refuse_answered(self, questions: "Sequence[Question]", answered: Answered) -> None:
        """Who a caseworker is may have been answered on another list meanwhile: say what, and write nothing over."""
        for kind, key, value in self.answers(questions):
            stands = answered.get((kind, key), value)
            if stands != value:
                field = self._fields[field_name(kind, key)]
                said = dict(field.choices).get(stands, _("Somebody who has left"))
                self.refuse(
                    field.name, _("This was answered meanwhile: %(answer)s. Ask again if it is wrong.", answer=said)
                )

    def missed(self, sent: Mapping[str, str], answered: Answered) -> list[str]:
        """The names of fields that were filled in and are not asked any more, unless they were answered alike."""
        alike = {(field_name(*question), value) for question, value in answered.items()}
        filled = {(name, value) for name, value in sent.items() if name.startswith(PREFIX) and value}
        return sorted(name for name, _value in filled - alike if name not in self._fields)


def questions_form(
    questions: "Sequence[Question]", staff: Sequence[tuple[int, str]], known: Mapping[str, str] = NOBODY_KNOWN
) -> QuestionsForm:
    """The form for these questions. `staff` are those who can be meant by a spelling of a caseworker, `known` how
    those of whom it is asked whether they are the row's person are called, by their numbers."""
    choices = {name_of(question): _choice(question, staff, known) for question in questions}
    made: type[QuestionsForm] = type("QuestionsOfFile", (QuestionsForm,), choices)
    return made()


def name_of(question: "Question") -> str:
    """The name of a question's field: the same however many others were answered meanwhile."""
    return field_name(question.kind, question.key)


def field_name(kind: str, key: str) -> str:
    """The name of the field of the question of that kind and key."""
    told = f"{kind}|{key}".encode()
    return PREFIX + hashlib.blake2b(told, digest_size=8).hexdigest()


def _choice(question: "Question", staff: Sequence[tuple[int, str]], known: Mapping[str, str]) -> Choice:
    label, rows = text_in_words(question.text, question.params), _rows(question)
    if question.kind == QuestionKind.WORKER.value:
        people = [(str(user_id), name) for user_id, name in staff]
        offered = [("", _("Not answered yet")), ("0", _("Nobody who works here")), *people]
        return Choice(label, choices=offered, description=rows)
    options = [(option.value, _option(option, known)) for option in question.options]
    return Choice(label, radios=True, choices=options, description=rows)


def _option(option: "Option", known: Mapping[str, str]) -> str:
    """An answer in words; somebody who is registered is called as the reader knows them."""
    number = option.params.get("number")
    called = {"number": known[number]} if isinstance(number, str) and number in known else {}
    return text_in_words(option.text, {**option.params, **called})


def _rows(question: "Question") -> str:
    """Which rows it is about."""
    here = [str(row) for row in question.rows]
    others = [f"{sheet} {row}" for sheet, row in question.elsewhere]
    rows = [*here, *others]
    told = ", ".join(rows[:MOST_ROWS]) + (" …" if len(rows) > MOST_ROWS else "")
    return ngettext("Row %(rows)s", "Rows %(rows)s", len(rows), rows=told)
