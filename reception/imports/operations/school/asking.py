"""What a school's list spells in its own way: which group, which pupil, which word. Asked once per spelling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from rapidfuzz import fuzz, process

from reception.education.models import StudyGroup
from reception.education.queries.timetable.timetables import term_of
from reception.imports.operations.fingerprints import keyed
from reception.imports.rules import vocabulary
from reception.imports.rules.folding import fold
from reception.imports.rules.records import Answers, Option, Question
from reception.imports.rules.school import messages
from reception.imports.rules.school.pupils import LEAVE_OUT, KnownPlace, Pupil, matching, name_key
from reception.imports.terms import QuestionKind

MOST_OFFERED = 40


class Row(Protocol):
    """A row of the list."""

    @property
    def sheet(self) -> str:
        """Its sheet."""
        ...

    @property
    def row(self) -> int:
        """Its number."""
        ...

    @property
    def group(self) -> str:
        """The group as written; "" when the row names none."""
        ...

    @property
    def day(self) -> date | None:
        """The day that it is about."""
        ...

    @property
    def pupil(self) -> Pupil:
        """Whom it is about."""
        ...


@dataclass(frozen=True)
class Texts:
    """How a kind of list asks who a `pupil` is, and what a `word` means."""

    pupil: str
    word: str


@dataclass(frozen=True)
class Within:
    """Those among whom a pupil is looked for: of a group, or of all groups of a course."""

    key: str
    name: str
    places: Sequence[KnownPlace]


@dataclass(frozen=True)
class Wording:
    """What is asked, and what can be answered beside leaving the rows out."""

    text: str
    params: Mapping[str, object]
    options: Sequence[Option]


class Asking:
    """What was answered about a list, and what is to be asked."""

    def __init__(self, answers: Answers, texts: Texts) -> None:
        self._answers, self._texts = answers, texts
        self._asked: dict[tuple[QuestionKind, str], tuple[Wording, list[Row]]] = {}

    def questions(self) -> tuple[Question, ...]:
        """One question for each spelling, in the order of the list."""
        return tuple(_question(kind, key, *asked) for (kind, key), asked in self._asked.items())

    def pupil(self, row: Row, within: Within) -> KnownPlace | str | None:
        """Whom a row is about, by any place of hers among these; `LEAVE_OUT`, or None while nobody knows."""
        found = matching(row.pupil, within.places)
        if len(found) == 1:
            return next(one for one in within.places if one.pupil_id in found)
        # Keyed, since the answers are kept and a spelling may be somebody's number.
        key = keyed("pupil", within.key, row.pupil.key)
        answer = self.answer(QuestionKind.PUPIL, key)
        if answer == LEAVE_OUT:
            return LEAVE_OUT
        chosen = next((one for one in within.places if one.pupil_number == answer), None)
        if chosen is None:
            self._ask_pupil(row, within, found, key)
        return chosen

    def _ask_pupil(self, row: Row, within: Within, found: set[int], key: str) -> None:
        places = [one for one in within.places if one.pupil_id in found] or within.places
        near = likest(name_key(row.pupil.spelling), {one.pupil_number: name_key(one.shown) for one in places})
        shown = {one.pupil_number: one.shown for one in places}
        options = [Option(one, messages.IS_PUPIL, {"name": shown[one], "number": one}) for one in near]
        text = messages.SEVERAL_PUPILS if found else self._texts.pupil
        told = {"spelling": row.pupil.spelling, "group": within.name}
        self.ask(QuestionKind.PUPIL, key, [row], Wording(text, told, options))

    def word(self, row: Row, word: str, table: str, options: Sequence[Option]) -> str | None:
        """What a word of the list means: as answered, by the vocabulary; `LEAVE_OUT`, or None while nobody knows."""
        key = fold(word) or word
        answer = self.answer(QuestionKind.WORD, key)
        if answer in {LEAVE_OUT, *(option.value for option in options)}:
            return answer
        found = vocabulary.exactly(word, table)
        if found is None:
            self.ask(QuestionKind.WORD, key, [row], Wording(self._texts.word, {"spelling": word}, options))
        return found

    def answer(self, kind: QuestionKind, key: str) -> str:
        """What was answered; "" when nothing was."""
        return self._answers.get(kind.value, {}).get(key, "")

    def ask(self, kind: QuestionKind, key: str, rows: Sequence[Row], wording: Wording) -> None:
        """Ask about these rows; about a spelling that is asked about already, with the others."""
        self._asked.setdefault((kind, key), (wording, []))[1].extend(rows)


def group_of(rows: Sequence[Row], groups: Sequence[StudyGroup], asking: Asking) -> tuple[StudyGroup | None, bool]:
    """The group that rows name; or None, and whether they are to be left out."""
    written, day = rows[0].group, rows[0].day
    key = fold(written)
    same = [one for one in groups if key in {fold(one.name), fold(one.number)}]
    on = [one for one in same if day and term_of(one).covers(day)] or same[-1:]
    if on:
        return on[0], False
    answer = asking.answer(QuestionKind.GROUP, key)
    chosen = next((one for one in groups if one.number == answer), None)
    if chosen is None and answer != LEAVE_OUT:
        spelled = {one.number: fold(one.name) for one in groups if day is None or term_of(one).covers(day)}
        names = {one.number: one.name for one in groups}
        options = [Option(number, messages.IS_GROUP, {"name": names[number]}) for number in likest(key, spelled)]
        asking.ask(QuestionKind.GROUP, key, rows, Wording(messages.UNKNOWN_GROUP, {"spelling": written}, options))
    return chosen, answer == LEAVE_OUT


def likest(key: str, spelled: Mapping[str, str]) -> list[str]:
    """The codes of what is spelled most like it first. All of a group are offered: a nickname is like no name."""
    found = process.extract(key, spelled, scorer=fuzz.WRatio, limit=MOST_OFFERED)
    return [str(code) for _spelling, _score, code in found]


def _question(kind: QuestionKind, key: str, wording: Wording, rows: Sequence[Row]) -> Question:
    first = rows[0]
    here = dict.fromkeys(row.row for row in rows if row.sheet == first.sheet)
    elsewhere = dict.fromkeys((row.sheet, row.row) for row in rows if row.sheet != first.sheet)
    return Question(
        sheet=first.sheet, rows=tuple(here), text=wording.text, params=dict(wording.params),
        elsewhere=tuple(elsewhere), kind=kind.value, key=key,
        options=(*wording.options, Option(LEAVE_OUT, messages.LEAVE_OUT)),
    )  # fmt: skip
