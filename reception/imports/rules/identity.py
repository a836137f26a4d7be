"""Which rows of a list are one person: the same row twice, and one number that two people claim.

A name alone says nothing: many people share one, and no question is ever asked because of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reception.imports.rules import messages
from reception.imports.rules.contacts import Owner
from reception.imports.rules.records import Answers, Option, PersonRow, Question, Rejection, Remark, Repeat
from reception.imports.terms import QuestionKind

OWNER, ALL = "owner", "all"


@dataclass(frozen=True, slots=True)
class Settled:
    """The rows of a list, each in one place: a person, a repeat of one, or one who waits for an answer."""

    people: tuple[PersonRow, ...]
    held: tuple[PersonRow, ...]
    repeated: tuple[tuple[PersonRow, PersonRow], ...]  # (the row, the row it repeats)
    questions: tuple[Question, ...]
    left_out: tuple[tuple[PersonRow, PersonRow], ...] = ()  # (the row, the row that stands, as was answered)

    def repeats(self) -> tuple[Repeat, ...]:
        """The repeated rows as they are reported."""
        repeated = [Repeat(row.sheet, row.row, first.row, messages.REPEATED) for row, first in self.repeated]
        left_out = [Repeat(row.sheet, row.row, first.row, messages.ROW_LEFT_OUT) for row, first in self.left_out]
        return (*repeated, *left_out)


def settle(rows: Iterable[PersonRow], answers: Answers | None = None) -> Settled:
    """Sort the rows of a list. Of several people with one number the first stays and the others wait.

    `answers` say whose a shared number is (kind "same_number"): see `_question` for the answers there are.
    """
    firsts: dict[PersonRow, PersonRow] = {}
    repeated: list[tuple[PersonRow, PersonRow]] = []
    for row in rows:
        first = firsts.setdefault(_content(row), row)
        if first is not row and _is_recognisable(row, first):
            repeated.append((row, first))
        elif first is not row:
            firsts[replace(_content(row), row=row.row, sheet=row.sheet)] = row
    return _with_questions(
        list(firsts.values()), tuple(repeated), (answers or {}).get(QuestionKind.SAME_NUMBER.value, {})
    )


def owners(settled: Settled, rejected: Iterable[tuple[str, Rejection]]) -> dict[str, Owner]:
    """Whose contacts a Löpnr means. `rejected` pairs the Löpnr of a rejected row with its rejection."""
    claims: dict[str, set[Owner]] = defaultdict(set)
    waiting = set(map(_place, settled.held))
    for person in settled.people:
        claims[person.row_key or ""].add(person)
    for row, first in (*settled.repeated, *settled.left_out):
        claims[row.row_key or ""].add(messages.PERSON_WAITS if _place(first) in waiting else first)
    for person in settled.held:
        claims[person.row_key or ""].add(messages.PERSON_WAITS)
    for key, _ in rejected:
        claims[key].add(messages.PERSON_REJECTED)
    return {key: _only(claim) for key, claim in claims.items() if key}


def _only(claim: set[Owner]) -> Owner:
    return next(iter(claim)) if len(claim) == 1 else messages.PERSON_UNCLEAR


def _place(row: PersonRow) -> tuple[str, int]:
    return row.sheet, row.row


def _content(row: PersonRow) -> PersonRow:
    """What a row says, without where it stands."""
    return replace(row, sheet="", row=0, row_key=None, remarks=())


def _is_recognisable(row: PersonRow, first: PersonRow) -> bool:
    """Can two rows that say the same only be one person? Two that share but a name may be two.

    So may two who were born on 1 January, the day that is written for all who do not know theirs.
    """
    same_key = row.row_key is not None and (row.sheet, row.row_key) == (first.sheet, first.row_key)
    born = row.birth.on if row.birth and row.birth.precision == "day" else None
    has_birthday = born is not None and (born.month, born.day) != (1, 1)
    return same_key or row.number is not None or row.dossier is not None or has_birthday


def _with_questions(
    rows: Sequence[PersonRow], repeated: tuple[tuple[PersonRow, PersonRow], ...], answers: Mapping[str, str]
) -> Settled:
    shared = _sharing_a_number(rows)
    open_ones = [sharers for sharers in shared if answers.get(_key(sharers)) not in _answers(sharers)]
    held = {_place(row): row for sharers in open_ones for row in sharers[1:]}
    changed, left_out = _answered([sharers for sharers in shared if sharers not in open_ones], answers)
    gone = {*held, *(_place(row) for row, _first in left_out)}
    people = tuple(changed.get(_place(row), row) for row in rows if _place(row) not in gone)
    return Settled(people, tuple(held.values()), repeated, tuple(map(_question, open_ones)), tuple(left_out))


def _answered(
    shared: Iterable[list[PersonRow]], answers: Mapping[str, str]
) -> tuple[dict[tuple[str, int], PersonRow], list[tuple[PersonRow, PersonRow]]]:
    """(rows that lose their number, by place; rows that are left out, each with the row that stands)."""
    changed: dict[tuple[str, int], PersonRow] = {}
    left_out: list[tuple[PersonRow, PersonRow]] = []
    for sharers in shared:
        what, _, place = answers[_key(sharers)].partition(":")
        standing = next(row for row in sharers if _name_of(row) == place)
        for other in sharers:
            if other is not standing and what == OWNER:
                changed[_place(other)] = _without_number(other)
            elif other is not standing:
                left_out.append((other, standing))
    return changed, left_out


def _without_number(row: PersonRow) -> PersonRow:
    return replace(row, number=None, remarks=(*row.remarks, Remark(None, messages.NUMBER_LEFT_OUT)))


def _sharing_a_number(rows: Iterable[PersonRow]) -> list[list[PersonRow]]:
    by_number: dict[str, list[PersonRow]] = defaultdict(list)
    for row in rows:
        if row.number:
            by_number[row.number.value].append(row)
    return [sharers for sharers in by_number.values() if len(sharers) > 1]


def _name_of(row: PersonRow) -> str:
    """A row's place in words, as answers name it: "Blad1!12"."""
    return f"{row.sheet}!{row.row}"


def _key(sharers: Sequence[PersonRow]) -> str:
    return _name_of(sharers[0])


def _answers(sharers: Sequence[PersonRow]) -> set[str]:
    return {option.value for option in _options(sharers)}


def _options(sharers: Sequence[PersonRow]) -> tuple[Option, ...]:
    told = [(_name_of(row), {"row": row.row, "name": row.name.passport}) for row in sharers]
    return (
        *(Option(f"{OWNER}:{place}", messages.NUMBER_IS_OF, params) for place, params in told),
        *(Option(f"{ALL}:{place}", messages.ALL_ARE, params) for place, params in told),
    )


def _question(sharers: Sequence[PersonRow]) -> Question:
    sheet = sharers[0].sheet
    return Question(
        sheet=sheet,
        rows=tuple(row.row for row in sharers if row.sheet == sheet),
        text=messages.SAME_NUMBER,
        elsewhere=tuple((row.sheet, row.row) for row in sharers if row.sheet != sheet),
        kind=QuestionKind.SAME_NUMBER.value,
        key=_key(sharers),
        options=_options(sharers),
    )
