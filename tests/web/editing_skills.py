"""The pages that change what exists of skills and validations; see `tests.web.editing`."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import select

from reception.db.base import Base
from reception.db.session import db
from reception.i18n.formats import today
from reception.skills.models import SkillsMeasure, SkillsProfile, Validation
from reception.skills.terms import Body, Outcome, QualificationKind, RatedBy, Step
from tests.education.pupils import kept
from tests.factories.skills import make_profile, make_qualification, make_validation, taken
from tests.web.world import Edit, World, days_on, latest_in

_marks = count(1)
_BEGUN = today() - timedelta(days=90)


def _profile(world: World) -> SkillsProfile:
    return make_profile(world.person, unit=world.municipality.unit, started_on=_BEGUN)


def _of_profile(rest: str) -> Callable[[World], str]:
    return lambda world: f"/skills/{_profile(world).number}/{rest}"


def _qualification(world: World) -> str:
    profile = _profile(world)
    made = make_qualification(profile, QualificationKind.WORK, f"Barnmorska {next(_marks)}")
    return f"/skills/{profile.number}/qualifications/{made.id}/edit"


def _cv(world: World) -> str:
    profile = _profile(world)
    make_qualification(profile)
    return f"/skills/{profile.number}/cv/choose"


def _measured(world: World) -> str:
    profile = _profile(world)
    day = today() - timedelta(days=9)
    kept(SkillsMeasure(profile=profile, on=day, area="swedish", rated_by=RatedBy.HERSELF, level=1))
    return f"/skills/{profile.number}/progress/{day.isoformat()}"


def _validation(rest: str) -> Callable[[World], str]:
    """A validation whose self-rating waits for its answer."""

    def address(world: World) -> str:
        asked = taken(Step.SELF_RATING, _BEGUN, body=Body.OWN_UNIT)
        made = make_validation(make_qualification(_profile(world)), asked, started_on=_BEGUN)
        return _below(made, rest)

    return address


def _answered(rest: str) -> Callable[[World], str]:
    """A validation whose self-rating is answered, so that the next step may be left out."""

    def address(world: World) -> str:
        answer = {"answered_on": _BEGUN, "outcome": Outcome.CONFIRMED, "body": Body.OWN_UNIT}
        asked = taken(Step.SELF_RATING, _BEGUN, **answer)
        made = make_validation(make_qualification(_profile(world)), asked, started_on=_BEGUN)
        return _below(made, rest)

    return address


def _below(validation: Validation, rest: str) -> str:
    return f"/skills/{validation.qualification.profile.number}/validations/{validation.number}/{rest}"


def _with_papers(world: World) -> str:
    for kind in ("diploma", "other"):
        answer: Any = world.worker.fill(f"/people/{world.person.number}/documents/new", kind=kind, only_seen="y")
        assert answer.status_code == 303, answer.words
    return _validation("steps/self-rating/documents")(world)


def _paper(back: int) -> Callable[[], str]:
    """The newest document, or one so many before it."""

    def of() -> str:
        documents = Base.metadata.tables["document"]
        query = select(documents.c.id).order_by(documents.c.id.desc()).offset(back).limit(1)
        return str(db.session.execute(query.execution_options(permit="test")).scalar_one())

    return of


def _consent(world: World) -> str:
    base = f"/skills/{_profile(world).number}/sharing"
    facts = {"agreed": world.municipality.other_board.id, "language": "ar", "given_on": days_on(-10)}
    answer: Any = world.worker.fill(f"{base}/new", **facts)
    assert answer.status_code == 303, answer.words
    return f"{base}/{latest_in('skills_consent')}/withdraw"


#: The second sees both texts and chooses for each field.
CHOSEN = (
    Edit("interview.part", _of_profile("interview/other-skills"), "answer_more_skills", "Jag syr.", "Jag bakar."),
    Edit("interview.part", _of_profile("interview/languages"), "language_0", "so", "ar",
         {"speaks_0": "well", "reads_0": "little", "writes_0": "not"}, id="interview.part languages"),
    Edit("interview.part", _of_profile("interview/work"), "state", "declined", "nothing", {"interpreter": "no"},
         id="interview.part ending"),
    Edit("interview.edit", _qualification, "note", "Tog emot barn.", "Vägde barn."),
    Edit("cv.choose", _cv, "cv_title", "Barnmorska", "Undersköterska"),
    Edit("skills_progress.edit", _measured, "swedish_herself", "2", "3"),
    Edit("validations.change", _validation("change"), "aims_at", "licence", "grade"),
    Edit("validations.step", _validation("steps/self-rating"), "reference", "2026-17", "2026-18"),
    Edit("validations.answer", _validation("steps/self-rating/answer"), "result", "Kan läsa.", "Kan skriva.",
         {"outcome": "confirmed"}),
    Edit("validations.papers", _validation("steps/self-rating/papers"), "more_asked_on", days_on(-20), days_on(-21)),
    Edit("validations.documents", _with_papers, "documents", _paper(0), _paper(1)),
    Edit("validations.next_step", _validation("next"), "next_step", "Ring UHR.", "Skriv till UHR.",
         {"next_on": days_on(9), "next_by": "body"}),
)  # fmt: skip
#: The second is told, keeps what was written, and sends it once more or lets it be.
TOLD = (
    Edit("validations.end", _validation("end"), "ended_on", days_on(-3), days_on(-2), {"ended_as": "stopped"}),
    Edit("validations.leave_out", _answered("leave-out"), "left_out_because", "UHR frågas direkt.", "Hon är säker.",
         {"through": "deepened"}),
)  # fmt: skip
#: The second is refused beside the field, and keeps what was written.
REFUSED = (Edit("skills_sharing.withdraw", _consent, "on", days_on(-3), days_on(-2)),)
#: Tested beside their own domain, or told by a message with nothing written to lose.
TOLD_ELSEWHERE = frozenset({"validations.take_back"})
#: One press, and nothing is typed: the second press finds it done, and is told.
ACTS = frozenset(
    {
        "interview.language", "interview.remove", "person_skills.start", "pupil_skills.start_of_pupil",
        "skills_progress.remove", "validations.reopen",
    }
)  # fmt: skip
#: Something new: there is nobody to write over.
NEW = frozenset(
    {"interview.new", "skills_progress.new", "skills_sharing.new", "validations.new", "vocabularies.take_in"}
)
#: No row is written: words to choose from.
NO_ROWS = frozenset({"vocabulary.words"})
