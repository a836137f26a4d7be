"""People who look for work as matching sees them: their files and what their board mapped of skills, and no more.

The mapping is that of the file's own board alone: what another board mapped is not its to use. A mother tongue, a
country, an age are not even read.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import sqlalchemy as sa

from reception.access.actor import staff
from reception.db.session import db
from reception.people.models import Person
from reception.people.permits import worked_with
from reception.skills import permits as skills
from reception.skills.models import Qualification, SkillsAnswer, SkillsLanguage, SkillsProfile
from reception.skills.queries.vocabulary import entry
from reception.skills.terms import LanguageLevel, QualificationKind, Scheme
from reception.work import permits
from reception.work.models import WorkFile
from reception.work.rules.matching_facts import Seeker, able_of, extent_of_hours, licence_of
from reception.work.terms.file import Seeks
from reception.work.terms.matching import Aspect

LOOKING: Final = (Seeks.PLACEMENT, Seeks.JOB, Seeks.BOTH)
_WISHES: Final[Mapping[str, Aspect]] = {"work_soon": Aspect.SOON, "work_later": Aspect.LATER}
_CHOICES: Final = ("hours", "odd_hours", "driving_licence")
_FILES: Final = sa.select(
    WorkFile.id, WorkFile.person_id, WorkFile.board_id, WorkFile.seeks, WorkFile.can_begin_on, WorkFile.extent
)
#: (person, board): the key of a mapping.
_Key = tuple[int, int]


@dataclass
class _Mapped:
    """What a board mapped of somebody, as far as work is matched by it."""

    speaks: dict[str, LanguageLevel] = field(default_factory=dict)
    occupations: dict[Aspect, set[str]] = field(default_factory=lambda: defaultdict(set))
    answers: dict[str, str] = field(default_factory=dict)


def seekers() -> list[Seeker]:
    """Everybody of the reader's boards who looks for work, and whose case is open. Four statements, however many.

    Whoever shows somebody of them notes the reading.
    """
    looking = WorkFile.seeks.in_(LOOKING)
    at_work = WorkFile.person.has(worked_with(staff()))
    files = db.session.execute(permits.FILES.within(_FILES.where(looking, at_work))).all()
    if not files:
        return []
    mapped = _mapped(SkillsProfile.person_id.in_(sa.select(WorkFile.person_id).where(looking)))
    return [_seeker(row, mapped.get((row.person_id, row.board_id), _Mapped())) for row in files]


def seeker_of(person: Person, file: WorkFile | None, board_id: int) -> Seeker:
    """One person as matching sees her, in the eyes of a board. Without a file what she looks for is not known."""
    found = _mapped(SkillsProfile.person_id == person.id).get((person.id, board_id), _Mapped())
    return _seeker(file, found)


def _seeker(file: Any, mapped: _Mapped) -> Seeker:
    extent = file.extent if file is not None else None
    return Seeker(
        seeker_id=file.id if file is not None else 0,
        occupations={aspect: frozenset(codes) for aspect, codes in mapped.occupations.items()},
        speaks=mapped.speaks,
        licence=licence_of(mapped.answers.get("driving_licence")),
        odd_hours=able_of(mapped.answers.get("odd_hours")),
        extent=extent if extent is not None else extent_of_hours(mapped.answers.get("hours")),
        can_begin_on=file.can_begin_on if file is not None else None,
        seeks=file.seeks if file is not None else None,
    )


def _mapped(whose: sa.ColumnElement[bool]) -> dict[_Key, _Mapped]:
    """What the reader's boards mapped of these people. Three statements."""
    found: dict[_Key, _Mapped] = defaultdict(_Mapped)
    for person, board, tag, level in _rows(SkillsLanguage, whose, SkillsLanguage.language, SkillsLanguage.speaks):
        found[person, board].speaks[tag] = level
    what = (Qualification.kind, Qualification.occupation_code, Qualification.profession_code)
    for person, board, kind, code, profession in _rows(Qualification, whose, *what):
        origin = Aspect.WORKED if kind is QualificationKind.WORK else Aspect.STUDIED
        found[person, board].occupations[origin].update(_codes(code, profession))
    asked = SkillsAnswer.question.in_((*_WISHES, *_CHOICES))
    answered = (SkillsAnswer.question, SkillsAnswer.answer, SkillsAnswer.code)
    for person, board, question, answer, code in _rows(SkillsAnswer, sa.and_(whose, asked), *answered):
        if question in _WISHES:
            found[person, board].occupations[_WISHES[question]].update(_codes(code, None))
        else:
            found[person, board].answers[question] = answer
    return found


def _rows(model: Any, whose: sa.ColumnElement[bool], *columns: Any) -> Iterable[Any]:
    query = sa.select(SkillsProfile.person_id, SkillsProfile.board_id, *columns)
    query = query.join(model, model.profile_id == SkillsProfile.id).where(whose)
    return db.session.execute(skills.WRITE.within(query))


def _codes(occupation: str | None, profession: str | None) -> set[str]:
    """The occupations that are meant: the one that was chosen, and those that a regulated profession belongs to."""
    found = {occupation} if occupation else set()
    known = entry(Scheme.PROFESSION, profession) if profession else None
    return found | set(known.occupations if known else ())
