"""What an import plans: people, contacts, and everything that a human must hear about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from reception.people.rules.numbers import Number

Precision = Literal["day", "month", "year"]
WorkerId = int | str


@dataclass(frozen=True, slots=True)
class Name:
    """One person's name. `passport` is given name first; `written` is the spelling of the list, if it is another.

    `given` and `family` are None for a name that the list does not divide: a mononym, or a whole name without comma.
    """

    passport: str
    given: str | None = None
    family: str | None = None
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth date; with precision "year" or "month" it is the first day of what is known."""

    on: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class Sfi:
    """A place in SFI: study path 1–3 and course A–D, each None when the list does not tell."""

    track: int | None
    course: str | None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the importer should look at, which stops nothing. `column` is the header as written."""

    column: str | None
    text: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row of the list of people, understood. `row` counts from 1 as Excel does; `row_key` is its Löpnr.

    `number` is a personnummer or samordningsnummer; `dossier` is 8 digits with an optional "/n". `citizenships` are
    ISO 3166 alpha-2 or "XX" (stateless), `languages` BCP 47 tags. The words of sex, ground, route, relation and
    protection are the left sides of `vocabulary.toml`; `remarks` are for the eyes of whoever imports.
    """

    sheet: str
    row: int
    row_key: str | None
    name: Name
    number: Number | None = None
    dossier: str | None = None
    birth: Birth | None = None
    sex: str = "unknown"
    citizenships: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    interpreter: bool | None = None
    received_on: date | None = None
    permit_from: date | None = None
    permit_to: date | None = None
    permit_is_permanent: bool = False
    ground: str | None = None
    route: str | None = None
    household: str | None = None
    relation: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    worker: str | None = None  # the spelling of the list
    worker_id: WorkerId | None = None
    protection: str = "none"
    sfi: Sfi | None = None
    sfi_start: date | None = None
    note: str | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One row of the list of contacts, tied to the person whose row is (`person_sheet`, `person_row`).

    `is_planned` says that the day lies ahead: an appointment. `outcome` is "no_answer" or None.
    """

    sheet: str
    row: int
    person_key: str
    person_sheet: str
    person_row: int
    held_on: date
    channel: str
    is_planned: bool = False
    outcome: str | None = None
    organisation: str | None = None
    author: str | None = None  # the spelling of the list
    author_id: WorkerId | None = None
    note: str | None = None
    next_step: str | None = None
    due: date | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that is not imported, the column to blame (as its header is written) and why. Never quotes a number."""

    sheet: str
    row: int
    column: str | None
    reason: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Repeat:
    """A row that says again what row `of_row` of the same list says; nothing is made of it."""

    sheet: str
    row: int
    of_row: int
    reason: str

    @property
    def params(self) -> Mapping[str, object]:
        """The values of the reason's placeholders."""
        return {"row": self.of_row}


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer: what is stored, and what it says (a msgid)."""

    value: str
    text: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only a human can decide. `rows` are rows of `sheet`; `elsewhere` are (sheet, row).

    `kind` and `key` tell the question again when it is answered; no options: a member of staff is the answer.
    """

    sheet: str
    rows: tuple[int, ...]
    text: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)
    elsewhere: tuple[tuple[str, int], ...] = ()
    kind: str = ""
    key: str = ""
    options: tuple[Option, ...] = ()


#: What was answered: by kind of question, then by its key.
Answers = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would happen. `held` are people who wait for the answer to a question and are not created.

    `unused_columns` are (sheet, header) pairs nobody understood, `unused_sheets` sheets that hold no list.
    """

    people: tuple[PersonRow, ...] = ()
    contacts: tuple[ContactRow, ...] = ()
    held: tuple[PersonRow, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    repeated: tuple[Repeat, ...] = ()
    questions: tuple[Question, ...] = ()
    people_sheets: tuple[str, ...] = ()
    unused_columns: tuple[tuple[str, str], ...] = ()
    unused_sheets: tuple[str, ...] = ()
