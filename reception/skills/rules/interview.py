"""What is asked in the interview: read from the definitions, checked whole, looked up by code. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Final

from reception.reckoning.definitions import Entry, InvalidDefinitions, read_entries, wrong_flags
from reception.skills.terms import Part

_FOLDER: Final = resources.files("reception.skills").joinpath("definitions")
_KEYS: Final = frozenset({"code", "part", "label", "text", "why", "picture", "answers", "note", "retired"})
_CHOICE_KEYS: Final = frozenset({"set", "code", "text", "retired"})
_ASKED: Final = ("code", "label", "text", "why", "answers")
OPENING, WORDS, OCCUPATION = "opening", "words", "occupation"
#: What words beside a choice are kept under: "childcare" and "childcare_words".
BESIDE: Final = "_words"


@dataclass(frozen=True)
class Choice:
    """An answer to choose. `text` is a msgid."""

    code: str
    text: str
    retired: bool = False


@dataclass(frozen=True)
class Question:
    """A question. `label`, `text` and `why` it is asked are msgids, `picture` the name of a drawing or "".

    `answers` is OPENING where a talk begins and nothing is answered, WORDS, OCCUPATION (words and a code), or the set
    of its `choices`; beside these there is room for words if it has a `note`.
    """

    code: str
    part: Part
    label: str
    text: str
    why: str
    answers: str
    picture: str = ""
    choices: tuple[Choice, ...] = ()
    note: bool = True
    retired: bool = False

    @property
    def words_code(self) -> str | None:
        """The code under which words beside a choice are kept; None where there is no room for them."""
        return self.code + BESIDE if self.choices and self.note else None

    def chosen(self, answer: str) -> Choice | None:
        """The choice that an answer stands for, also one that is not offered any more."""
        return next((choice for choice in self.choices if choice.code == answer), None)


@dataclass(frozen=True)
class Given:
    """A question with what was answered: a choice, words, the code of an occupation; None for what is not there."""

    question: Question
    choice: Choice | None
    words: str | None
    occupation: str | None


@dataclass(frozen=True)
class Interview:
    """Every question there is or was, by code, in the order in which they are asked."""

    all: Mapping[str, Question]

    def opening(self, part: Part) -> Question:
        """The question with which a part begins."""
        return next(one for one in self.all.values() if one.part is part and one.answers == OPENING)

    def asked(self, part: Part, also: Collection[str] = ()) -> list[Question]:
        """The questions of a part that are answered; a retired one only if it was answered already (`also`)."""
        of_part = [one for one in self.all.values() if one.part is part and one.answers != OPENING]
        return [one for one in of_part if not one.retired or one.code in also]

    def codes(self, part: Part) -> frozenset[str]:
        """Every code under which something of a part may be kept."""
        found = {one.code for one in self.all.values() if one.part is part}
        return frozenset(found | {one.words_code for one in self.all.values() if one.part is part and one.words_code})

    def given(self, part: Part, answers: Iterable["Answer"]) -> list[Given]:
        """What was answered in a part, in the order of its questions. Answers to what nobody knows are left out."""
        by_code = {code: (answer, occupation) for code, answer, occupation in answers}
        found = (_given(one, by_code) for one in self.all.values() if one.part is part)
        return [one for one in found if one.choice or one.words or one.occupation]


#: (code of the question or of its words, answer, code of an occupation)
Answer = tuple[str, str, str | None]


def _given(question: Question, by_code: Mapping[str, tuple[str, str | None]]) -> Given:
    answer, occupation = by_code.get(question.code, ("", None))
    if question.choices:
        beside, _none = by_code.get(question.words_code or "", ("", None))
        choice = question.chosen(answer)
        return Given(question, choice, " ".join(filter(None, (answer if not choice else "", beside))) or None, None)
    return Given(question, None, answer if answer != occupation else None, occupation)


@lru_cache(maxsize=1)
def interview() -> Interview:
    """The questions of this package. Raises InvalidDefinitions."""
    files = (_FOLDER.joinpath(name).read_text("utf-8") for name in ("interview.toml", "interview_choices.toml"))
    return read_interview(*files)


def read_interview(text: str, choices_text: str) -> Interview:
    """The questions in a file, with the choices of another. Raises InvalidDefinitions with every problem in it."""
    sets = _sets(choices_text)
    entries = read_entries(
        text, "question", "question", keys=_KEYS, unique=("code", "text"), problems_of=lambda one: _problems(one, sets)
    )
    made = {entry["code"]: _question(entry, sets) for entry in entries}
    openings = [one.part for one in made.values() if one.answers == OPENING]
    problems = [f"part {part.value} has {openings.count(part)} openings" for part in Part if openings.count(part) != 1]
    if problems:
        raise InvalidDefinitions(problems)
    return Interview(made)


def _sets(text: str) -> Mapping[str, tuple[Choice, ...]]:
    entries = read_entries(text, "choice", "choice", keys=_CHOICE_KEYS, unique=(), problems_of=_choice_problems)
    found: dict[str, tuple[Choice, ...]] = {}
    for entry in entries:
        of_set = found.get(entry["set"], ())
        if entry["code"] in {one.code for one in of_set}:
            raise InvalidDefinitions([f"{entry['set']} has {entry['code']!r} twice"])
        found[entry["set"]] = (*of_set, Choice(entry["code"], entry["text"], entry.get("retired", False)))
    return found


def _choice_problems(entry: Entry) -> Iterator[str]:
    yield from (f"{key} is missing" for key in ("set", "code", "text") if not _is_text(entry.get(key)))
    yield from wrong_flags(entry, ("retired",))


def _problems(entry: Entry, sets: Mapping[str, tuple[Choice, ...]]) -> Iterator[str]:
    yield from (f"{key} is missing" for key in _ASKED if not _is_text(entry.get(key)))
    if entry.get("part") not in {part.value for part in Part}:
        yield f"unknown part {entry.get('part')!r}"
    if _is_text(entry.get("answers")) and entry["answers"] not in {OPENING, WORDS, OCCUPATION, *sets}:
        yield f"unknown answers {entry['answers']!r}"
    yield from wrong_flags(entry, ("note", "retired"))
    code = str(entry.get("code", "x"))
    if not (code.isascii() and code.replace("_", "a").isalnum() and code == code.lower()) or code.endswith(BESIDE):
        yield f"a code has small letters, digits and underscores, and does not end in {BESIDE}"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _question(entry: Entry, sets: Mapping[str, tuple[Choice, ...]]) -> Question:
    return Question(
        code=entry["code"],
        part=Part(entry["part"]),
        label=entry["label"],
        text=entry["text"],
        why=entry["why"],
        answers=entry["answers"],
        picture=entry.get("picture", ""),
        choices=sets.get(entry["answers"], ()),
        note=entry.get("note", True),
        retired=entry.get("retired", False),
    )
