"""The counts of a year are written. Raises `Refused` where rules stop it."""

from collections.abc import Mapping, Sequence

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.session import db
from reception.inclusion.models import StaffLanguage, StaffTraining
from reception.inclusion.queries.counts import Kept
from reception.inclusion.rules import counts as rules
from reception.reckoning.remarks import accepted

#: What was typed of a subject: for how many it was meant, and how many took it; None: not counted.
Typed = tuple[int | None, int | None]


def write_counts(
    kept: Kept, year: int, *, trainings: Mapping[str, Typed], languages: Sequence[tuple[str, int | None]]
) -> None:
    """Let these be the counts of a unit and a year. What is left empty is taken out.

    A subject that `trainings` does not name stays as it is. A language without a number counts nobody, and is left out.
    """
    checks = [one for code, typed in trainings.items() for one in rules.check_training(code, *typed)]
    accepted([*checks, *rules.check_languages([tag for tag, _staff in languages])])
    changed = [_write_training(kept, year, code, *typed) for code, typed in trainings.items()]
    spoken = {tag: staff for tag, staff in languages if tag and staff}
    changed += [_write_language(kept, year, tag, staff) for tag, staff in spoken.items()]
    changed += [_take_out(row) for tag, row in kept.languages.items() if tag not in spoken]
    db.session.flush()
    if any(changed):
        record("staff-counts.written", kept.unit, year=year)


def _write_training(kept: Kept, year: int, code: str, meant: int | None, trained: int | None) -> bool:
    row = kept.trainings.get(code)
    if meant is None or trained is None:
        return row is not None and _take_out(row)
    if row is not None:
        return bool(write_anew(row, {"meant": meant, "trained": trained}))
    db.session.add(StaffTraining(unit_id=kept.unit.id, year=year, subject=code, meant=meant, trained=trained))
    return True


def _write_language(kept: Kept, year: int, tag: str, staff: int) -> bool:
    row = kept.languages.get(tag)
    if row is not None:
        return bool(write_anew(row, {"staff": staff}))
    db.session.add(StaffLanguage(unit_id=kept.unit.id, year=year, language=tag, staff=staff))
    return True


def _take_out(row: StaffTraining | StaffLanguage) -> bool:
    db.session.delete(row)
    return True
