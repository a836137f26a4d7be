"""What a board has mapped of somebody's skills. Its words never hold the person's name."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from reception.accounts.models import Unit
from reception.cases.models import Case
from reception.db.session import db
from reception.i18n.formats import today
from reception.people.models import Person
from reception.skills.models import (
    Qualification,
    SkillsConsent,
    SkillsMeasure,
    SkillsProfile,
    Validation,
    ValidationStep,
)
from reception.skills.terms import Body, Outcome, QualificationKind, RatedBy, Recognition, Step
from reception.web import short_number
from tests.factories.people import SOURCE

NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)
DAY = date(2026, 11, 2)


def skills_rows(mark: str, person: Person, case: Case) -> dict[str, Any]:
    """The rows, by what they are; all words hold `mark`: a validation whose assessment waits for its answer."""
    unit = db.session.get_one(Unit, case.unit_id)
    board_id = unit.parent_id or unit.id
    made = {"made_at": NOON}
    profile = SkillsProfile(
        number=_number(), person_id=person.id, unit_id=unit.id, board_id=board_id, started_on=DAY, **made
    )
    work = {"kind": QualificationKind.WORK, "profile": profile, **made}
    brought = Qualification(title=f"Yrke{mark}", note=f"Kunnig{mark}", country="ER", **work)
    steps = [
        ValidationStep(
            step=step, body=Body.OWN_UNIT, asked_on=DAY, answered_on=DAY, outcome=Outcome.CONFIRMED,
            result=f"Visat{mark}", **made,
        )
        for step in (Step.SELF_RATING, Step.OVERVIEW, Step.DEEPENED)
    ]  # fmt: skip
    steps.append(ValidationStep(step=Step.ASSESSMENT, body=Body.UHR, asked_on=DAY, **made))
    validation = Validation(
        number=_number(), qualification=brought, aims_at=Recognition.STATEMENT, started_on=DAY, steps=steps, **made
    )
    rows = {
        "profile": profile,
        "qualification": Qualification(title=f"Syssla{mark}", **work),
        "validation": validation,
        "measure": SkillsMeasure(profile=profile, on=DAY, area="swedish", rated_by=RatedBy.HERSELF, level=2),
        "skills_consent": SkillsConsent(
            profile=profile, to_board_id=board_id, language="sv", given_on=DAY,  # opens nothing to anybody else
            expires_on=today() + timedelta(days=90),
        ),
    }  # fmt: skip
    db.session.add_all(rows.values())
    db.session.flush()
    return rows


def skills_words(mark: str) -> tuple[str, ...]:
    """The words of these rows."""
    return f"Yrke{mark}", f"Kunnig{mark}", f"Visat{mark}", f"Syssla{mark}"


def _number() -> str:
    return short_number.make(SOURCE)
