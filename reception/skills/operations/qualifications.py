"""Writing down what somebody brings: an education, a work, a certificate. Raises `Refused` where rules stop it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from reception.access.actor import current
from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.i18n.formats import now, today
from reception.i18n.markers import N_
from reception.people.models import Person
from reception.reckoning.remarks import Refused, Remark, Remarks, accepted, refusal
from reception.skills.models import Qualification, SkillsProfile
from reception.skills.queries import vocabulary
from reception.skills.queries.interview import validated
from reception.skills.rules.qualifications import Years, check
from reception.skills.terms import QualificationKind, Scheme

_CODES: Final = {
    "level_code": Scheme.LEVEL,
    "occupation_code": Scheme.OCCUPATION,
    "profession_code": Scheme.PROFESSION,
}
VALIDATED: Final = N_("It is or was validated, and what came of that would go with it. Correct it instead.")


def add_qualification(profile: SkillsProfile, kind: QualificationKind, **entered: Any) -> tuple[Qualification, Remarks]:
    """Somebody brings this. `entered`: columns of `Qualification`."""
    hold(profile)  # whoever ends the part with nothing to note waits, and then sees it
    remarks = _checked(profile.person, entered)
    row = Qualification(
        profile_id=profile.id, kind=kind, made_at=now(), made_by_id=current().user_id, **entered
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    db.session.expire(profile, ["qualifications"])
    record("qualification.added", row, kind=kind.value)
    return row, remarks


def change_qualification(row: Qualification, **entered: Any) -> Remarks:
    """Correct what is written of it. What is not passed stays."""
    told = {name: entered.get(name, getattr(row, name)) for name in ("first_year", "last_year", "months", "expires_on")}
    remarks = _checked(row.profile.person, {**told, **_new_codes(row, entered)})
    record("qualification.changed", row, fields=sorted(write_anew(row, entered)))
    return remarks


def remove_qualification(row: Qualification) -> None:
    """It was written by mistake, and goes; from the CV too. What is or was validated stays."""
    profile = row.profile
    hold(profile)
    if row.id in validated(profile):
        raise Refused((refusal("validated", "", VALIDATED),))
    for choice in profile.cv_choices:
        if choice.item == f"qualification:{row.id}":
            db.session.delete(choice)
    db.session.delete(row)
    db.session.flush()
    db.session.expire(profile, ["qualifications", "cv_choices"])
    record("qualification.removed", profile, kind=row.kind.value)


def _checked(person: Person, entered: Mapping[str, Any]) -> Remarks:
    years = Years(
        first=entered.get("first_year"),
        last=entered.get("last_year"),
        months=entered.get("months"),
        expires_on=entered.get("expires_on"),
        born=_born(person),
    )
    return accepted((*check(years, today()), *_unknown(entered)))


def _born(person: Person) -> int | None:
    return person.birth_on.year if person.birth_on else None


def _unknown(entered: Mapping[str, Any]) -> Iterator[Remark]:
    for field, scheme in _CODES.items():
        code = entered.get(field)
        if code and vocabulary.entry(scheme, code) is None:
            yield refusal("unknown-code", field, N_("Nothing in the list has this code."))


def _new_codes(row: Qualification, entered: Mapping[str, Any]) -> dict[str, Any]:
    """The codes that are written now: one that stands there already may be of a release that is gone."""
    return {field: entered[field] for field in _CODES if field in entered and entered[field] != getattr(row, field)}
