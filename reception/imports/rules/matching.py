"""Which rows of a list were there the last time, also when some of their cells have changed since.

A row is known by its personal number; else by all that it says; else by the list's own row number, when it is plainly
about the same person; else by name, birth and dossier; else by a name that one row alone has, when most else agrees.
Each earlier row is one row of today at most, so nobody is updated twice and nobody is taken for another.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from reception.imports.rules.records import ContactRow, PersonRow
from reception.imports.rules.told import Told, folded_name, of_contact, of_person

Place = tuple[str, int]
Keyed = Callable[..., str]

NAMES_AGREE = 85.0  # per cent of letters in common, words in any order
COULD_BE = 70.0  # the same, for a name that stands beside the same personal number
MOST_AGREES = 0.6  # of the cells that both rows fill
#: Cells that tell people apart; half a list may share a ground or a caseworker.
TELLING = ("born", "number", "dossier", "phone", "email", "address", "household", "received_on")
FEWEST_TELLING = 3
ENOUGH_OF_A_CONTACT = 0.5


@dataclass(frozen=True, slots=True)
class Earlier:
    """A row that was imported before. `person_id` is None for a closed draft; digests are keyed."""

    id: int
    person_id: int | None
    by_number: str | None
    by_key: str | None
    by_name: str | None
    content: str


@dataclass(frozen=True, slots=True)
class Digests:
    """What a row is known by: see `Earlier`."""

    by_number: str | None
    by_key: str | None
    by_name: str
    content: str


Said = Callable[[Iterable[int]], Mapping[int, Told]]


def digests_of(row: PersonRow, keyed: Keyed) -> Digests:
    """The digests of a row of the list of people. `keyed` hashes texts with the installation's key."""
    told = of_person(row)
    return Digests(
        by_number=keyed("number", row.number.value) if row.number else None,
        by_key=keyed("key", row.row_key) if row.row_key else None,
        by_name=keyed("name", folded_name(told), told.get("born"), told.get("dossier")),
        content=keyed("person", *(part for pair in told.items() for part in pair)),
    )


def match(
    rows: Sequence[PersonRow], digests: Mapping[Place, Digests], earlier: Sequence[Earlier], said: Said
) -> dict[Place, Earlier]:
    """The earlier row of each row that was there before. `said` gives what earlier rows said, by id."""
    matching = _Matching(rows, digests, earlier, said)
    matching.by_digest("by_number")
    matching.by_digest("content")
    matching.by_key()
    matching.by_digest("by_name")
    matching.by_likeness()
    return matching.found


class _Matching:
    def __init__(
        self, rows: Sequence[PersonRow], digests: Mapping[Place, Digests], earlier: Sequence[Earlier], said: Said
    ) -> None:
        self.rows, self.digests, self.earlier, self.said = rows, digests, earlier, said
        self.found: dict[Place, Earlier] = {}
        self.used: set[int] = set()

    def by_digest(self, kind: str) -> None:
        """Rows with one digest each; of several with the same, those with the same row number belong together."""
        free = self._free(kind)
        for row in self._untold():
            mine = self.digests[row.sheet, row.row]
            candidates = [one for one in free.get(getattr(mine, kind) or "", ()) if one.id not in self.used]
            if candidates:
                self._take(row, next((one for one in candidates if one.by_key == mine.by_key), candidates[0]))

    def by_key(self) -> None:
        """Rows with the list's own row number, if they are plainly about the same person."""
        by_key = self._free("by_key")
        pairs = [
            (row, one)
            for row in self._untold()
            for one in by_key.get(self.digests[row.sheet, row.row].by_key or "", ())
        ]
        said = self.said(one.id for _row, one in pairs)
        for row, one in pairs:
            free = one.id not in self.used and (row.sheet, row.row) not in self.found
            if free and is_about_the_same(of_person(row), said[one.id]):
                self._take(row, one)

    def by_likeness(self) -> None:
        """Rows with a name that only one earlier row is left with, when most of what else both say agrees."""
        untold = self._untold()
        left = [one for one in self.earlier if one.id not in self.used]
        if not untold or not left:
            return
        said = self.said(one.id for one in left)
        named: dict[str, list[Earlier]] = defaultdict(list)
        for one in left:
            named[folded_name(said[one.id])].append(one)
        for row in untold:
            told = of_person(row)
            candidates = [one for one in named.get(folded_name(told), ()) if one.id not in self.used]
            if len(candidates) == 1 and agreement(told, said[candidates[0].id]) >= MOST_AGREES:
                self._take(row, candidates[0])

    def _free(self, kind: str) -> dict[str, list[Earlier]]:
        by_digest: dict[str, list[Earlier]] = defaultdict(list)
        for one in self.earlier:
            digest = getattr(one, kind)
            if digest and one.id not in self.used:
                by_digest[digest].append(one)
        return by_digest

    def _untold(self) -> list[PersonRow]:
        return [row for row in self.rows if (row.sheet, row.row) not in self.found]

    def _take(self, row: PersonRow, one: Earlier) -> None:
        self.found[row.sheet, row.row] = one
        self.used.add(one.id)


def is_about_the_same(told: Told, before: Told) -> bool:
    """Is a row with the same row number about the same person: the name agrees, or what else tells people apart?"""
    if fuzz.token_sort_ratio(folded_name(told), folded_name(before)) >= NAMES_AGREE:
        return not (_differs(told, before, "number") and _differs(told, before, "born"))
    shared = [field for field in TELLING if field in told and field in before]
    agreeing = [field for field in shared if told[field] == before[field]]
    return len(agreeing) >= FEWEST_TELLING and len(agreeing) / len(shared) >= MOST_AGREES


def is_a_name_of(name: str, known: Iterable[str]) -> bool:
    """Could the name be one of those that somebody is known by: in any order, with parts left out, or misspelt?"""
    folded = folded_name({"name": name})
    return any(fuzz.token_set_ratio(folded, folded_name({"name": other})) >= COULD_BE for other in known)


def agreement(told: Told, before: Told) -> float:
    """How much of what both rows say is the same, from 0 to 1; the name is not counted. 0 when they share nothing."""
    shared = [field for field in told.keys() & before.keys() if field != "name"]
    same = sum(told[field] == before[field] for field in shared)
    return same / len(shared) if shared else 0.0


def _differs(told: Told, before: Told, field: str) -> bool:
    return field in told and field in before and told[field] != before[field]


def match_contacts(
    rows: Sequence[ContactRow], earlier: Sequence[Earlier], content: Callable[[ContactRow], str], said: Said
) -> dict[Place, Earlier]:
    """The earlier row of each contact of one person: the same, or the one that is most like it and is not there now."""
    by_content: dict[str, list[Earlier]] = defaultdict(list)
    for one in earlier:
        by_content[one.content].append(one)
    found = {(row.sheet, row.row): same.pop(0) for row in rows if (same := by_content.get(content(row)))}
    left = [one for same in by_content.values() for one in same]
    untold = [row for row in rows if (row.sheet, row.row) not in found]
    if left and untold:
        found |= _most_alike(untold, left, said(one.id for one in left))
    return found


def _most_alike(
    rows: Sequence[ContactRow], earlier: Sequence[Earlier], said: Mapping[int, Told]
) -> dict[Place, Earlier]:
    ranked = sorted(
        ((_likeness(of_contact(row), said[one.id]), row, one) for row in rows for one in earlier),
        key=lambda pair: (-pair[0], pair[1].row, pair[2].id),
    )
    found: dict[Place, Earlier] = {}
    used: set[int] = set()
    for likeness, row, one in ranked:
        place = row.sheet, row.row
        if likeness >= ENOUGH_OF_A_CONTACT and place not in found and one.id not in used:
            found[place] = one
            used.add(one.id)
    return found


def _likeness(told: Told, before: Told) -> float:
    """0 to 1; nothing when neither the day nor the words are the same: then it is another contact."""
    if told["date"] != before["date"] and (told.get("note") or "") != before.get("note"):
        return 0.0
    fields = told.keys() | before.keys()
    same = sum(told.get(field) == before.get(field) for field in fields)
    return same / len(fields)
