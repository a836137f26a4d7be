"""What is asked about somebody's needs: the questions of the definitions, each with an answer and perhaps words."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any

from reception.i18n.text import _, _l, choices
from reception.plans.rules.needs import Need, needs
from reception.plans.terms import NeedAnswer
from reception.web.fields import Choice, DateField, LongText, Text
from reception.web.versioned import VersionedForm

#: As the table holds them (`ck_needs_line_note_length`).
LONGEST_NOTE = 300
LONGEST_WORDS = 1000
_ANSWER, _NOTE = "answer_", "note_"


class NeedsForm(VersionedForm):
    """When it was talked about, and the answers; see `needs_form`. What is not answered is not written down."""

    keeps_draft = True
    asked: tuple[Need, ...] = ()

    on_day = DateField(
        _l("Talked about on"), looks="back", past_only=True, required=_l("Write the day of the conversation.")
    )
    with_interpreter = Choice(
        _l("Was an interpreter there?"),
        radios=True,
        choices=[("yes", _l("Yes")), ("no", _l("No"))],
        required=_l("Say whether an interpreter was there."),
    )
    note = LongText(
        _l("Other needs, in the person's own words"),
        longest=LONGEST_WORDS,
        description=_l("Only what help is wanted with: no illness, no diagnosis, no religion."),
        render_kw={"rows": 3},
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Something is answered, and words stand beside an answer."""
        super().validate(extra_validators)
        for need, answer, note in self.rows:
            if note is not None and note.data and not answer.data and not note.errors:
                self.refuse(_NOTE + need.code, _("Choose an answer as well, or leave the words out."))
        if not self.failed and not self.answered and not self.note.data:
            self.refuse(None, _("Nothing is answered yet. Answer at least one question, or write what help is wanted."))
        return not self.failed

    @property
    def rows(self) -> Iterator[tuple[Need, Any, Any]]:
        """Each question with the field of its answer and that of its words, None where it has no room for words."""
        for need in self.asked:
            yield need, self[_ANSWER + need.code], self[_NOTE + need.code] if need.note else None

    @property
    def answered(self) -> dict[str, tuple[NeedAnswer, str | None]]:
        """What was answered, by the code of its question."""
        return {
            need.code: (NeedAnswer(answer.data), note.data or None if note is not None else None)
            for need, answer, note in self.rows
            if answer.data
        }


def needs_form(also: Collection[str] = (), *, answers: Any = None, **options: Any) -> NeedsForm:
    """The form with the questions of today, and retired ones that were answered before (`also`), filled from `answers`:
    (code, answer, note) triples."""
    data = options.pop("data", {})
    for code, answer, note in answers or ():
        data |= {_ANSWER + code: answer.value, _NOTE + code: note}
    kind = _kind(tuple(needs().asked(also)))
    return kind(data=data, **options)


@lru_cache(maxsize=32)
def _kind(asked: tuple[Need, ...]) -> type[NeedsForm]:
    fields: dict[str, Any] = {"asked": asked}
    for need in asked:
        fields[_ANSWER + need.code] = _answer_field(need)
        if need.note:
            described = {"aria-describedby": f"{_ANSWER}{need.code}-hint"}
            fields[_NOTE + need.code] = Text(_l("A few words, if needed"), longest=LONGEST_NOTE, render_kw=described)
    return type("AskedNeedsForm", (NeedsForm,), fields)


def _answer_field(need: Need) -> Choice:
    answers = [*choices(*NeedAnswer), ("", _l("Not asked"))]
    return Choice(_l(need.text), radios=True, choices=answers, default="", description=_l(need.why))
