"""Who the spellings in a list are: "EE", "Eva Ek" and an e-mail address may be one caseworker; only a human knows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from reception.imports.rules import messages
from reception.imports.rules.folding import fold
from reception.imports.rules.records import ContactRow, PersonRow, Question, WorkerId
from reception.imports.terms import QuestionKind

KnownWorkers = Callable[[str], WorkerId | None] | Mapping[str, WorkerId | None]


def lookup(known: KnownWorkers) -> Callable[[str], WorkerId | None]:
    """The worker of a spelling; a mapping is asked without regard to case."""
    if not isinstance(known, Mapping):
        return known
    folded = {spelling.casefold(): worker for spelling, worker in known.items()}
    return lambda spelling: known.get(spelling) or folded.get(spelling.casefold())


def of_person(person: PersonRow, find: Callable[[str], WorkerId | None]) -> PersonRow:
    """The row with its worker, if the spelling is known."""
    return replace(person, worker_id=find(person.worker)) if person.worker else person


def of_contact(contact: ContactRow, find: Callable[[str], WorkerId | None]) -> ContactRow:
    """The row with its author, if the spelling is known."""
    return replace(contact, author_id=find(contact.author)) if contact.author else contact


def questions(people: Iterable[PersonRow], contacts: Iterable[ContactRow]) -> tuple[Question, ...]:
    """One question for each unknown spelling, in the order of the list."""
    unknown: dict[str, list[PersonRow | ContactRow]] = {}
    for person in people:
        if person.worker and person.worker_id is None:
            unknown.setdefault(person.worker.casefold(), []).append(person)
    for contact in contacts:
        if contact.author and contact.author_id is None:
            unknown.setdefault(contact.author.casefold(), []).append(contact)
    return tuple(_question(rows) for rows in unknown.values())


def _question(rows: list[PersonRow | ContactRow]) -> Question:
    first = rows[0]
    return Question(
        sheet=first.sheet,
        rows=tuple(row.row for row in rows if row.sheet == first.sheet),
        text=messages.UNKNOWN_WORKER,
        params={"spelling": _spelling(first)},
        kind=QuestionKind.WORKER.value,
        key=fold(_spelling(first)),
        elsewhere=tuple((row.sheet, row.row) for row in rows if row.sheet != first.sheet),
    )


def _spelling(row: PersonRow | ContactRow) -> str:
    return (row.worker if isinstance(row, PersonRow) else row.author) or ""
