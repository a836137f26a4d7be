"""Choosing what stands on somebody's CV."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm.attributes import flag_modified

from reception.audit.log import record
from reception.db.bulk import insert_many
from reception.db.session import db
from reception.i18n.formats import today
from reception.reckoning.remarks import accepted
from reception.skills.models import CvChoice, SkillsProfile
from reception.skills.rules import cv as rules
from reception.skills.rules.cv import Section


def choose(
    profile: SkillsProfile, offered: Sequence[Section], items: Collection[str], *, title: str | None, about: str | None
) -> None:
    """The person wants these items on her CV, of all that was offered, and this title and text. Raises Refused.

    What was not offered to whoever writes (contact details, to guidance) stays as the person chose it; what is not
    there any more goes.
    """
    texts = {"cv_title": title, "cv_about": about}
    accepted((*rules.check(offered, items), *rules.check_words(texts, today())))
    codes = set(rules.items_of(offered))
    wanted = {code for code in items if code in codes} | {rules.CHOSEN} | _out_of_sight(profile, offered)
    changed = [name for name, text in texts.items() if getattr(profile, name) != text]
    profile.cv_title, profile.cv_about = title, about
    flag_modified(profile, "cv_title")  # the choices count under the version of the profile
    _store(profile, wanted)
    kinds = {rules.kind_of(code) for code in wanted} - {rules.CHOSEN}
    record("cv.chosen", profile, kinds=sorted(kinds), fields=changed)


def _store(profile: SkillsProfile, wanted: set[str]) -> None:
    for row in profile.cv_choices:
        if row.item not in wanted:
            db.session.delete(row)
    new = sorted(wanted - {row.item for row in profile.cv_choices})
    db.session.flush()
    insert_many(CvChoice, [{"profile_id": profile.id, "item": code} for code in new])
    db.session.expire(profile, ["cv_choices"])


def _out_of_sight(profile: SkillsProfile, offered: Sequence[Section]) -> set[str]:
    """The contact details that were chosen, where none are offered: of a protected person none are kept."""
    is_offered = any(section.code == rules.CONTACT for section in offered)
    if is_offered or profile.person.is_protected:
        return set()
    return {row.item for row in profile.cv_choices if rules.kind_of(row.item) == rules.CONTACT}
