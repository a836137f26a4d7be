"""Profiles, qualifications and validations as rows, with what each made and when."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from reception.demo.numbers import ShortNumbers
from reception.demo.people import at_nine
from reception.demo.rows import Rows
from reception.demo.sketches import Sketch
from reception.demo.skills.interviews import Interview
from reception.organisations.models import Organisation
from reception.organisations.rules import sort_key
from reception.organisations.terms import OrganisationKind
from reception.people.models import Document
from reception.skills.models import (
    CvChoice,
    Qualification,
    SkillsAnswer,
    SkillsConsent,
    SkillsLanguage,
    SkillsMeasure,
    SkillsPart,
    SkillsProfile,
    Validation,
    ValidationPaper,
    ValidationStep,
)
from reception.skills.terms import LanguageLevel, Part, PartState, RatedBy


@dataclass(frozen=True)
class Of:
    """Whose skills, and who maps them: by ids. `until`: today, or the day on which the case was closed."""

    person_id: int
    sketch: Sketch
    unit_id: int
    board_id: int
    worker_id: int | None
    until: date
    is_open: bool = True
    profile_id: int = 0


class Writing:
    """Writes what was decided about somebody's skills."""

    def __init__(self, random: Random, rows: Rows, organisations: dict[str, int], documents: ShortNumbers) -> None:
        self.rows, self._organisations, self._documents = rows, organisations, documents
        self._numbers = ShortNumbers(random)
        #: What people have worked with (SSYK 2012), and whether they want a business: their work is drawn by it.
        self.worked: dict[int, list[str]] = defaultdict(list)
        self.wishes: dict[int, str] = {}

    def profile(self, of: Of, interview: Interview, second_language: str | None, **facts: Any) -> int:
        """The profile alone."""
        return self.rows.add(
            SkillsProfile,
            number=self._numbers.next(),
            person_id=of.person_id,
            board_id=of.board_id,
            unit_id=of.unit_id,
            second_language=second_language,
            started_on=interview.started_on,
            mapped_on=interview.mapped_on,
            made_at=at_nine(interview.started_on),
            made_by_id=of.worker_id,
            **facts,
        )

    def part(self, of: Of, part: Part, state: PartState, first: date, again: date | None = None) -> None:
        """A part that was ended, and perhaps once more."""
        self.rows.add(
            SkillsPart, profile_id=of.profile_id, part=part, state=state, first_done_on=first, done_on=again or first,
            with_interpreter=of.sketch.needs_interpreter, done_by_id=of.worker_id,
        )  # fmt: skip

    def language(self, of: Of, tag: str, levels: Sequence[LanguageLevel], *, is_mother_tongue: bool = False) -> None:
        """A language: how well she speaks, reads and writes it."""
        speaks, reads, writes = levels
        self.rows.add(
            SkillsLanguage, profile_id=of.profile_id, language=tag, is_mother_tongue=is_mother_tongue, speaks=speaks,
            reads=reads, writes=writes,
        )  # fmt: skip

    def qualification(self, of: Of, on: date, **facts: Any) -> int:
        """Something that she brings."""
        made = {"made_at": at_nine(on), "made_by_id": of.worker_id}
        if facts.get("occupation_code"):
            self.worked[of.person_id].append(facts["occupation_code"])
        return self.rows.add(Qualification, profile_id=of.profile_id, **made, **facts)

    def answer(self, of: Of, question: str, answer: str, code: str | None = None) -> None:
        """An answer of the interview."""
        if question == "start_business":
            self.wishes[of.person_id] = answer
        self.rows.add(SkillsAnswer, profile_id=of.profile_id, question=question, answer=answer, code=code)

    def measure(self, of: Of, on: date, area: str, rated_by: RatedBy, level: int) -> None:
        """How far she has come in an area."""
        self.rows.add(
            SkillsMeasure, profile_id=of.profile_id, on=on, area=area, rated_by=rated_by, level=level,
            made_by_id=of.worker_id,
        )  # fmt: skip

    def choices(self, of: Of, items: Iterable[str]) -> None:
        """What she wants on her CV."""
        for item in items:
            self.rows.add(CvChoice, profile_id=of.profile_id, item=item)

    def consent(self, of: Of, to_board_id: int, given: date, expires: date) -> None:
        """She lets another board read the profile."""
        self.rows.add(
            SkillsConsent, profile_id=of.profile_id, to_board_id=to_board_id, language=of.sketch.language_tags[0],
            with_interpreter=of.sketch.needs_interpreter, given_on=given, expires_on=expires, made_by_id=of.worker_id,
        )  # fmt: skip

    def document(self, of: Of, on: date, **facts: Any) -> int:
        """A paper that was seen; no file lies in the store."""
        made = {"made_at": at_nine(on), "made_by_id": of.worker_id}
        return self.rows.add(
            Document, number=self._documents.next(), person_id=of.person_id, unit_id=of.unit_id, **made, **facts
        )

    def validation(self, of: Of, qualification_id: int, started: date, **facts: Any) -> int:
        """A validation without its steps."""
        return self.rows.add(
            Validation, number=self._numbers.next(), qualification_id=qualification_id, started_on=started,
            made_at=at_nine(started), made_by_id=of.worker_id, **facts,
        )  # fmt: skip

    def step(self, of: Of, validation_id: int, on: date, papers: Iterable[int] = (), **facts: Any) -> None:
        """A step with its papers, entered on a day. `facts` are columns of `ValidationStep`."""
        made = {"made_at": at_nine(on), "made_by_id": of.worker_id}
        step_id = self.rows.add(ValidationStep, validation_id=validation_id, **made, **facts)
        for document_id in papers:
            self.rows.add(ValidationPaper, step_id=step_id, document_id=document_id)

    def organisation(self, name: str, kind: str) -> int:
        """The body of that name, there once."""
        if name not in self._organisations:
            self._organisations[name] = self.rows.add(
                Organisation, name=name, sort_key=sort_key(name), kind=OrganisationKind(kind)
            )
        return self._organisations[name]
