"""What only a human can answer about a list; answering some of it is enough."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reception.i18n.text import _, ngettext
from reception.imports.terms import QuestionKind
from reception.imports.wording import text_in_words
from reception.web.fields import Choice
from reception.web.forms import Form

if TYPE_CHECKING:
    from reception.imports.rules.records import Question

MOST_ROWS = 12  # named in a hint


class QuestionsForm(Form):
    """One choice for each question, none of them required; made by `questions_form`."""

    def answers(self, questions: "Sequence[Question]") -> list[tuple[str, str, str]]:
        """(kind, key, what was chosen) of the questions that were answered."""
        chosen = ((question, self._fields[name_of(question)].data) for question in questions)
        return [(question.kind, question.key, value) for question, value in chosen if value]


def questions_form(questions: "Sequence[Question]", staff: Sequence[tuple[int, str]]) -> QuestionsForm:
    """The form for these questions. `staff` are those who can be meant by a spelling of a caseworker."""
    choices = {name_of(question): _choice(question, staff) for question in questions}
    made: type[QuestionsForm] = type("QuestionsOfFile", (QuestionsForm,), choices)
    return made()


def name_of(question: "Question") -> str:
    """The name of a question's field: the same however many others were answered meanwhile."""
    told = f"{question.kind}|{question.key}".encode()
    return "question-" + hashlib.blake2b(told, digest_size=8).hexdigest()


def _choice(question: "Question", staff: Sequence[tuple[int, str]]) -> Choice:
    label, rows = text_in_words(question.text, question.params), _rows(question)
    if question.kind == QuestionKind.WORKER.value:
        people = [(str(user_id), name) for user_id, name in staff]
        offered = [("", _("Not answered yet")), ("0", _("Nobody who works here")), *people]
        return Choice(label, choices=offered, description=rows)
    options = [(option.value, text_in_words(option.text, option.params)) for option in question.options]
    return Choice(label, radios=True, choices=options, description=rows)


def _rows(question: "Question") -> str:
    """Which rows it is about."""
    here = [str(row) for row in question.rows]
    others = [f"{sheet} {row}" for sheet, row in question.elsewhere]
    rows = [*here, *others]
    told = ", ".join(rows[:MOST_ROWS]) + (" …" if len(rows) > MOST_ROWS else "")
    return ngettext("Row %(rows)s", "Rows %(rows)s", len(rows), rows=told)
