"""Who a landlord and which a district of a list is: known by its name, as answered, new, or a question. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from reception.imports.rules.folding import fold
from reception.imports.rules.homes import messages
from reception.imports.rules.homes.records import HomeRow
from reception.imports.rules.records import Option, Question
from reception.imports.terms import QuestionKind

NEW, SAME, NOBODY = "new", "same", "none"
#: Among the answers: everything of this kind that is unknown is to be added.
ADD_ALL = "add-all"
#: What the names of companies begin or end with; "AB Skövdebostäder" is "Skövdebostäder AB".
FORMS = frozenset({"ab", "hb", "kb", "aktiebolag", "aktiebolaget", "bostadsab", "ek", "for", "ekonomisk", "forening"})
MOST_OFFERED = 5
COULD_BE = 60.0  # per cent of letters in common, for a name that is offered as an answer

TEXTS = {
    QuestionKind.LANDLORD: (messages.UNKNOWN_LANDLORD, messages.ADD_LANDLORD, messages.LANDLORD_WAITS),
    QuestionKind.DISTRICT: (messages.UNKNOWN_DISTRICT, messages.ADD_DISTRICT, messages.DISTRICT_WAITS),
}


@dataclass(frozen=True, slots=True)
class Known:
    """A landlord or district that is kept."""

    id: int
    name: str
    is_offered: bool = True


@dataclass(frozen=True, slots=True)
class Meant:
    """What a spelling means: one that is kept (`id`), a new one (`new`), nothing, or what only a human can say."""

    id: int | None = None
    new: str | None = None
    name: str | None = None
    waits: bool = False


@dataclass
class Names:
    """The names of one kind, as a list spells them. `answers` are those about this file."""

    kind: QuestionKind
    known: Sequence[Known]
    answers: Mapping[str, str]
    _by_key: dict[str, Known] = field(init=False)
    _unknown: dict[str, list[tuple[HomeRow, str]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Know each by its name, compared."""
        self._by_key = {key_of(one.name): one for one in reversed(self.known)}

    def meant(self, spelling: str | None, row: HomeRow) -> Meant:
        """What a spelling in a row means."""
        if spelling is None:
            return Meant()
        key = key_of(spelling)
        if (known := self._by_key.get(key)) is not None:
            return Meant(id=known.id, name=known.name)
        return self._answered(spelling, key, row)

    def questions(self) -> tuple[Question, ...]:
        """One question for each unknown name, in the order of the list."""
        return tuple(self._question(key, rows) for key, rows in self._unknown.items())

    def _answered(self, spelling: str, key: str, row: HomeRow) -> Meant:
        answer = self.answers.get(key) or (NEW if self.answers.get(ADD_ALL) else "")
        same = next((one for one in self.known if answer == f"{SAME}:{one.id}"), None)
        if same is not None:
            return Meant(id=same.id, name=same.name)
        if answer == NEW:
            return Meant(new=spelling, name=spelling)
        if answer == NOBODY:
            return Meant()
        self._unknown.setdefault(key, []).append((row, spelling))
        return Meant(waits=True)

    def _question(self, key: str, rows: Sequence[tuple[HomeRow, str]]) -> Question:
        (first, spelling), (text, add, _waits) = rows[0], TEXTS[self.kind]
        told = {"spelling": spelling}
        return Question(
            sheet=first.sheet,
            rows=tuple(row.row for row, _spelling in rows if row.sheet == first.sheet),
            text=text,
            params=told,
            elsewhere=tuple((row.sheet, row.row) for row, _spelling in rows if row.sheet != first.sheet),
            kind=self.kind.value,
            key=key,
            options=(
                Option(NEW, add, told),
                *(Option(f"{SAME}:{one.id}", messages.IS_KNOWN, {"name": one.name}) for one in self._like(key)),
                Option(NOBODY, messages.LEAVE_OUT),
            ),
        )

    def _like(self, key: str) -> Iterable[Known]:
        offered = {each: one for each, one in self._by_key.items() if one.is_offered}
        found = process.extract(
            key, list(offered), scorer=fuzz.partial_ratio, score_cutoff=COULD_BE, limit=MOST_OFFERED
        )
        return [offered[each] for each, _score, _place in found]


def key_of(name: str) -> str:
    """A name compared: without case, marks, order and the form of the company."""
    words = [fold(word) for word in name.split()]
    telling = sorted(word for word in words if word and word not in FORMS)
    return " ".join(telling or sorted(words))
