"""What a row changes in a record: the list of today beside the list of the last time and the record itself.

A cell that did not change in the list changes nothing, so what a caseworker has corrected since stands. A cell that
changed is taken; if the record was changed by hand meanwhile, a human is asked which of the two shall stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reception.imports.rules import messages
from reception.imports.rules import told as told_rules
from reception.imports.rules.folding import fold
from reception.imports.rules.records import Option, Question
from reception.imports.rules.told import Told
from reception.imports.terms import QuestionKind

#: Facts that a record has one of. All others are added to those it has.
SINGLE = ("born", "sex", "citizenship", "interpreter", "received_on", "route", "sfi_start", "note", "worker")
#: Facts that a record may have several of: what is new is added, and ends what the list said before.
SEVERAL = ("name", "number", "dossier", "languages", "address", "phone", "email")
#: Three cells that are one fact: a residence permit.
PERMIT = ("permit_from", "permit_to", "ground")
#: What is kept with the row until it has a place of its own.
BESIDE = ("sfi",)
HOUSEHOLD = ("household", "relation")
#: In rising grade; a list never takes protection away.
PROTECTION = ("marking", "protected_registration", "fictitious")

PERMANENT = "permanent"
LIST, RECORD = "list", "record"


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that changes: what the list or the record said before, None for nothing, and what it says now."""

    field: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a row changes, the questions it raises and what there is to remark: (field, msgid)."""

    changes: tuple[Changed, ...] = ()
    questions: tuple[Question, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What the record holds now, by field, as texts like those of `told`. `several` holds all values of a field."""

    single: Mapping[str, str]
    several: Mapping[str, frozenset[str]]
    #: A residence permit each: what it says of `PERMIT`.
    permits: tuple[tuple[str | None, ...], ...] = ()
    protection: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question about a row's difference needs: where the row stands, whose it is, and what was answered."""

    sheet: str
    row: int
    answers: Mapping[str, str]
    whose: str = ""


def compare(told: Told, before: Told, record: Record | None, asked: Asked) -> Comparison:
    """What `told` changes, having said `before` the last time ({} for the first time).

    `record` is None for somebody out of reach: then only the list's own change counts.
    """
    changes: list[Changed] = []
    questions: list[Question] = []
    remarks = [(field, messages.EMPTIED) for field in before if field not in told and field != "protection"]
    for field, value in told.items():
        if before.get(field) == value or (field == "worker" and not value.startswith(told_rules.KNOWN_WORKER)):
            continue
        if record is None or field in (*BESIDE, *HOUSEHOLD):
            changes.append(Changed(field, before.get(field), value))
        elif field in SEVERAL:
            changes += _added(field, value, before.get(field), record.several.get(field, frozenset()))
        elif field in SINGLE:
            changed, question = _single(field, value, before.get(field), record.single.get(field), asked)
            changes += changed
            questions += question
        elif field == "protection":
            changes += _protected(value, record.protection)
    if record is not None:
        changes += _permit(told, before, record)
        if _is_less(told.get("protection"), record.protection) and told.get("protection") != before.get("protection"):
            remarks.append(("protection", messages.STAYS_PROTECTED))
    return Comparison(tuple(changes), tuple(questions), tuple(remarks))


def _added(field: str, value: str, before: str | None, held: frozenset[str]) -> list[Changed]:
    """A value that the record does not have; several in one cell are added one by one."""
    if field == "languages":
        new = [tag for tag in value.split() if tag not in held]
        return [Changed(field, before, " ".join(new))] if new else []
    if value in held or (field == "name" and fold(value) in {fold(name) for name in held}):
        return []
    return [Changed(field, before if before in held else None, value)]


def _single(
    field: str, value: str, before: str | None, held: str | None, asked: Asked
) -> tuple[list[Changed], list[Question]]:
    """The list's value if the record has none or still says what the list said; else the answer, or a question."""
    if held == value:
        return [], []
    if not held or held == before:
        return [Changed(field, held, value)], []
    key = f"{asked.sheet}!{asked.row}!{field}"
    answer = asked.answers.get(key)
    if answer == LIST:
        return [Changed(field, held, value)], []
    return [], [] if answer == RECORD else [_which(field, value, held, key, asked)]


def _which(field: str, value: str, held: str, key: str, asked: Asked) -> Question:
    return Question(
        sheet=asked.sheet,
        rows=(asked.row,),
        text=messages.DIFFERS,
        params={"whose": asked.whose, "field": field},
        kind=QuestionKind.DIFFERS.value,
        key=key,
        options=(
            Option(LIST, messages.TAKE_THE_LIST, {"field": field, "value": value}),
            Option(RECORD, messages.KEEP_THE_RECORD, {"field": field, "value": held}),
        ),
    )


def _permit(told: Told, before: Told, record: Record) -> list[Changed]:
    """The cells of the permit that changed, unless the record holds just such a permit already.

    A permit without a ground is none: nothing is made up, and the cells stay with the row.
    """
    changed = [field for field in PERMIT if field in told and told[field] != before.get(field)]
    if not changed or "ground" not in told or permit_of(told) in record.permits:
        return []
    return [Changed(field, before.get(field), told[field]) for field in changed]


def permit_of(told: Told) -> tuple[str | None, ...]:
    """From, to and ground of the permit that a row tells of; a permanent one has no last day."""
    return tuple(None if told.get(field) == PERMANENT else told.get(field) for field in PERMIT)


def _protected(value: str, held: str | None) -> list[Changed]:
    return [] if _is_less(value, held) or value == held else [Changed("protection", held, value)]


def _is_less(value: str | None, held: str | None) -> bool:
    """Whether a grade of protection is lower than the one that is held."""
    grades = ("none", *PROTECTION)
    return grades.index(value or "none") < grades.index(held or "none")
