"""What the pages of the interview ask beside the profile itself."""

from collections.abc import Mapping
from datetime import date

import sqlalchemy as sa

from reception.access.permit import OutOfReach, Permit
from reception.db.session import db
from reception.people.models import Person, PersonLanguage
from reception.people.terms import KeyDateKind, LanguageUse
from reception.skills import permits
from reception.skills.models import Qualification, SkillsProfile, Validation
from reception.skills.queries import vocabulary
from reception.skills.rules.interview import interview
from reception.skills.rules.qualifications import Following, following
from reception.skills.rules.vocabulary import Entry
from reception.skills.terms import LanguageLevel, Part, QualificationKind, Scheme

#: The parts that are lists of what somebody brings.
KINDS: Mapping[Part, QualificationKind] = {
    Part.EDUCATION: QualificationKind.EDUCATION,
    Part.WORK: QualificationKind.WORK,
    Part.CERTIFICATES: QualificationKind.CERTIFICATE,
}
PART_OF: Mapping[QualificationKind, Part] = {kind: part for part, kind in KINDS.items()}
#: What is known of somebody's speech when she is registered, as a level to begin from.
_SPEAKS = {
    LanguageUse.MOTHER_TONGUE: LanguageLevel.FULLY,
    LanguageUse.SPEAKS_WELL: LanguageLevel.WELL,
    LanguageUse.SPEAKS_SOME: LanguageLevel.LITTLE,
}


def of_kind(profile: SkillsProfile, kind: QualificationKind) -> list[Qualification]:
    """What somebody brings of one kind, the latest first; what has no year comes last."""
    rows = [row for row in profile.qualifications if row.kind is kind]
    return sorted(rows, key=lambda row: (-(row.last_year or row.first_year or 0), row.id))


def is_something_noted(profile: SkillsProfile, part: Part) -> bool:
    """Whether something stands in a part."""
    if part is Part.LANGUAGES:
        return bool(profile.languages)
    if part in KINDS:
        return bool(of_kind(profile, KINDS[part]))
    codes = interview().codes(part)
    return any(row.question in codes for row in profile.answers)


def languages_before(person: Person) -> list[tuple[PersonLanguage, LanguageLevel]]:
    """The languages that stand on the person since she was registered, with how well she speaks each."""
    return [(row, _SPEAKS[row.use]) for row in person.languages]


def is_mother_tongue(row: PersonLanguage) -> bool:
    """Whether it stands on the person as her mother tongue."""
    return row.use is LanguageUse.MOTHER_TONGUE


def received_on(person: Person) -> date | None:
    """The day on which the person was received in the municipality, if it is noted."""
    return next((one.on_day for one in person.key_dates if one.kind is KeyDateKind.RECEIVED), None)


def qualification(profile: SkillsProfile, qualification_id: int, permit: Permit) -> Qualification:
    """The qualification of that id in this profile, as the database holds it now. Raises OutOfReach."""
    query = sa.select(Qualification).where(Qualification.id == qualification_id)
    found = permit.one(query.execution_options(populate_existing=True))
    if found.profile_id != profile.id:
        raise OutOfReach
    return found


def validated(profile: SkillsProfile) -> Mapping[int, bool]:
    """The qualifications with a validation, by id: whether one is under way now."""
    ids = [row.id for row in profile.qualifications]
    if not ids:
        return {}
    query = sa.select(Validation.qualification_id, sa.func.count() > sa.func.count(Validation.ended_on))
    of_them = query.where(Validation.qualification_id.in_(ids)).group_by(Validation.qualification_id)
    return {row[0]: bool(row[1]) for row in db.session.execute(permits.VALIDATIONS.within(of_them))}


def profession(row: Qualification) -> Entry | None:
    """The regulated profession of a qualification: the one that was chosen."""
    return vocabulary.entry(Scheme.PROFESSION, row.profession_code) if row.profession_code else None


def following_from(row: Qualification) -> Following:
    """What follows from a qualification: who decides on a licence, and whether it can be assessed."""
    chosen = profession(row)
    return following(row.kind, row.level_code, row.country, chosen.authority if chosen else "")
