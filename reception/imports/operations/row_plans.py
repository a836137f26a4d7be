"""What becomes of the rows of a list: plans that the preview shows and the import follows."""

from dataclasses import dataclass

from reception.imports.rules import told
from reception.imports.rules.comparison import Changed, Comparison
from reception.imports.rules.matching import Digests, Earlier
from reception.imports.rules.preview import Reason
from reception.imports.rules.records import ContactRow, PersonRow, Question
from reception.imports.terms import RowOutcome

NOTHING = Comparison()


@dataclass(frozen=True)
class ContactPlan:
    """What becomes of a contact: new, changed, or as before. `earlier` is its row of the last time."""

    row: ContactRow
    content: str
    outcome: RowOutcome
    earlier: Earlier | None = None
    changes: tuple[Changed, ...] = ()


@dataclass(frozen=True)
class RowPlan:
    """What becomes of a row of the list of people.

    `person_id` is whom it is about, when she is registered and within reach. `is_hidden` marks a row whose person is
    out of reach: it is answered as any other and ends in a closed draft (contract, decision 2).
    """

    row: PersonRow
    digests: Digests
    outcome: RowOutcome
    earlier: Earlier | None = None
    person_id: int | None = None
    is_hidden: bool = False
    opens_case: bool = False
    is_known_to_record: bool = True
    comparison: Comparison = NOTHING
    contacts: tuple[ContactPlan, ...] = ()
    reasons: tuple[Reason, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether the row needs no other look until the list says something else."""
        return self.is_known_to_record and not self.questions

    @property
    def is_news(self) -> bool:
        """Whether the row says something that is not kept of it yet."""
        return self.person_id is not None and (self.earlier is None or self.earlier.content != self.digests.content)

    def to_keep(self, before: told.Told) -> dict[str, str]:
        """What is kept of the row: of somebody new here the name alone, of what is asked what was said before."""
        said = told.of_person(self.row)
        if not self.is_known_to_record:
            return {"name": said["name"]}
        waiting = {question.key.rpartition("!")[2] for question in self.questions}
        kept = {field: before[field] for field in (*waiting, told.DRAFT) if field in before}
        return {**{field: value for field, value in said.items() if field not in waiting}, **kept}
