"""Which rows of a list are one person: the same row twice, and one number that two people claim.

A name alone says nothing: many people share one, and no question is ever asked because of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reception.imports.rules import messages
from reception.imports.rules.contacts import Owner
from reception.imports.rules.records import PersonRow, Question, Rejection, Repeat


@dataclass(frozen=True, slots=True)
class Settled:
    """The rows of a list, each in one place: a person, a repeat of one, or one who waits for an answer."""

    people: tuple[PersonRow, ...]
    held: tuple[PersonRow, ...]
    repeated: tuple[tuple[PersonRow, PersonRow], ...]  # (the row, the row it repeats)
    questions: tuple[Question, ...]

    def repeats(self) -> tuple[Repeat, ...]:
        """The repeated rows as they are reported."""
        return tuple(Repeat(row.sheet, row.row, first.row, messages.REPEATED) for row, first in self.repeated)


def settle(rows: Iterable[PersonRow]) -> Settled:
    """Sort the rows of a list. Of several people with one number the first stays and the others wait."""
    firsts: dict[PersonRow, PersonRow] = {}
    repeated: list[tuple[PersonRow, PersonRow]] = []
    for row in rows:
        first = firsts.setdefault(_content(row), row)
        if first is not row and _is_recognisable(row, first):
            repeated.append((row, first))
        elif first is not row:
            firsts[replace(_content(row), row=row.row, sheet=row.sheet)] = row
    return _with_questions(list(firsts.values()), tuple(repeated))


def owners(settled: Settled, rejected: Iterable[tuple[str, Rejection]]) -> dict[str, Owner]:
    """Whose contacts a Löpnr means. `rejected` pairs the Löpnr of a rejected row with its rejection."""
    claims: dict[str, set[Owner]] = defaultdict(set)
    waiting = set(map(_place, settled.held))
    for person in settled.people:
        claims[person.row_key or ""].add(person)
    for row, first in settled.repeated:
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


def _with_questions(rows: Sequence[PersonRow], repeated: tuple[tuple[PersonRow, PersonRow], ...]) -> Settled:
    shared = _sharing_a_number(rows)
    held = {_place(row): row for sharers in shared for row in sharers[1:]}
    questions = tuple(_question(sharers) for sharers in shared)
    people = tuple(row for row in rows if _place(row) not in held)
    return Settled(people, tuple(held.values()), repeated, questions)


def _sharing_a_number(rows: Iterable[PersonRow]) -> list[list[PersonRow]]:
    by_number: dict[str, list[PersonRow]] = defaultdict(list)
    for row in rows:
        if row.number:
            by_number[row.number.value].append(row)
    return [sharers for sharers in by_number.values() if len(sharers) > 1]


def _question(sharers: Sequence[PersonRow]) -> Question:
    sheet = sharers[0].sheet
    return Question(
        sheet=sheet,
        rows=tuple(row.row for row in sharers if row.sheet == sheet),
        text=messages.SAME_NUMBER,
        elsewhere=tuple((row.sheet, row.row) for row in sharers if row.sheet != sheet),
    )
