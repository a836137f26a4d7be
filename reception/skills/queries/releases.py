"""The vocabularies as they are kept: which release is searched, where it comes from, and what it left behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, load_only

from reception.accounts.models import User
from reception.db.session import db
from reception.skills.models import Qualification, SkillsAnswer, VocabularyRelease
from reception.skills.permits import KEEP_VOCABULARY
from reception.skills.queries import vocabulary
from reception.skills.rules.bundled import bundled
from reception.skills.rules.vocabulary import Vocabulary
from reception.skills.terms import Scheme


@dataclass(frozen=True)
class Standing:
    """The release of a scheme that is searched. One that the program brings has neither day nor person.

    `left_behind`: how many codes are noted somewhere and are not in it any longer; they are read in older releases.
    """

    scheme: Scheme
    vocabulary: Vocabulary
    published_on: date | None
    imported_at: datetime | None
    imported_by: str
    left_behind: int


#: Where codes of a scheme are noted.
_NOTED: Final[dict[Scheme, tuple[Any, ...]]] = {
    Scheme.OCCUPATION: (Qualification.occupation_code, SkillsAnswer.code),
    Scheme.LEVEL: (Qualification.level_code,),
    Scheme.PROFESSION: (Qualification.profession_code,),
}


def standing() -> list[Standing]:
    """Each scheme with its release."""
    latest = {row.scheme: row for row in reversed(_imported())}
    return [_standing(scheme, latest.get(scheme)) for scheme in Scheme]


def is_known(scheme: Scheme, version: str) -> bool:
    """Whether a release of that name has come in, or came with the program."""
    named = sa.select(VocabularyRelease.id).where(
        VocabularyRelease.scheme == scheme, VocabularyRelease.version_name == version
    )
    return version == bundled(scheme).version or db.session.scalar(KEEP_VOCABULARY.within(named)) is not None


def _imported() -> Sequence[VocabularyRelease]:
    """What has come in, the latest first, without the codes themselves."""
    row = VocabularyRelease
    columns = load_only(row.scheme, row.version_name, row.source, row.published_on, row.imported_at)
    asked = sa.select(row).options(columns, joinedload(row.imported_by).load_only(User.name))
    return KEEP_VOCABULARY.all(asked.order_by(row.id.desc()))


def _standing(scheme: Scheme, row: VocabularyRelease | None) -> Standing:
    current = vocabulary.current(scheme)
    return Standing(
        scheme,
        current,
        published_on=row.published_on if row else None,
        imported_at=row.imported_at if row else None,
        imported_by=row.imported_by.name if row and row.imported_by else "",
        left_behind=len(_noted(scheme) - current.by_code.keys()) if row else 0,
    )


def _noted(scheme: Scheme) -> set[str]:
    """The codes of a scheme that are noted somewhere: codes alone, never of whom."""
    asked = (sa.select(column).where(column.is_not(None)).distinct() for column in _NOTED[scheme])
    return {code for one in asked for code in db.session.scalars(KEEP_VOCABULARY.within(one))}
