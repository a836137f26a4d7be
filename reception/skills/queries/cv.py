"""What a CV can be made of, beside what the profile itself holds."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from reception.i18n.formats import today
from reception.people import permits as people_permits
from reception.people.models import ContactDetail, Person, PersonName
from reception.people.terms import ContactKind, NameKind
from reception.skills import permits
from reception.skills.models import Qualification, SkillsProfile, Validation, ValidationStep
from reception.skills.rules.cv import deciding

#: Where somebody lives stands on no CV.
_KINDS = (ContactKind.PHONE, ContactKind.EMAIL)


@dataclass(frozen=True)
class Material:
    """What there is: her own telephones and e-mail addresses, her name in her own script, and by the id of what was
    recognised each validation with the step that decided it, the latest first."""

    profile: SkillsProfile
    contacts: Sequence[ContactDetail]
    own_name: str
    recognised: dict[int, list[tuple[Validation, ValidationStep]]]


def material(profile: SkillsProfile) -> Material:
    """What a CV can be made of, as far as the reader reaches it."""
    return Material(profile, _contacts(profile.person), _own_name(profile.person), _recognised(profile))


def _contacts(person: Person) -> Sequence[ContactDetail]:
    """Those that are the person's own and lead to her today; of a protected person none, whoever asks.

    Guidance does not read the municipal record: on a CV that it opens no contact details stand.
    """
    if person.is_protected:
        return []
    day, detail = today(), ContactDetail
    query = (
        sa.select(detail)
        .join(Person, Person.id == detail.person_id)
        .where(detail.person_id == person.id, detail.kind.in_(_KINDS), detail.plain.is_not(None))
        .where(sa.or_(detail.whose.is_(None), detail.whose == ""))
        .where(sa.or_(detail.starts_on.is_(None), detail.starts_on <= day))
        .where(sa.or_(detail.ends_on.is_(None), detail.ends_on >= day))
    )
    return people_permits.READ.all(query.order_by(detail.id))


def _own_name(person: Person) -> str:
    name = sa.select(PersonName).join(Person, Person.id == PersonName.person_id)
    own = name.where(PersonName.person_id == person.id, PersonName.kind == NameKind.OWN_SCRIPT)
    found = permits.PEOPLE.all(own.order_by(PersonName.id))
    return found[0].text if found else ""


def _recognised(profile: SkillsProfile) -> dict[int, list[tuple[Validation, ValidationStep]]]:
    query = (
        sa.select(Validation)
        .join(Qualification, Qualification.id == Validation.qualification_id)
        .where(Qualification.profile_id == profile.id)
        .options(selectinload(Validation.steps).joinedload(ValidationStep.organisation))
        .order_by(Validation.id.desc())
    )
    found: dict[int, list[tuple[Validation, ValidationStep]]] = defaultdict(list)
    for validation in permits.VALIDATIONS.all(query):
        step = deciding(validation.ended_as, validation.steps)
        if step is not None:
            found[validation.qualification_id].append((validation, step))
    return found
