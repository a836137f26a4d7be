"""Beginning a profile of somebody's skills."""

from reception.access.actor import current
from reception.audit.log import record
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.people.models import Person
from reception.skills.models import SkillsProfile
from reception.skills.permits import NUMBERS
from reception.skills.queries.profiles import mapping_unit
from reception.web.free_number import free_number


def start(person: Person, second_language: str | None) -> SkillsProfile:
    """Begin the profile of the reader's board. `second_language`: BCP 47. Raises OutOfReach."""
    unit_id, board_id = mapping_unit(person)
    made = SkillsProfile(
        number=free_number(SkillsProfile, NUMBERS), person=person, unit_id=unit_id, board_id=board_id,
        second_language=second_language, started_on=today(), made_at=now(), made_by_id=current().user_id,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    record("skills.started", made)
    return made
