"""What a person's timeline tells of her skills: each day of the mapping and of every validation."""

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from flask import url_for

from reception.access.permit import Permit
from reception.cases.models import Case
from reception.contacts.queries import Source, Told, happened, keys_of
from reception.contacts.terms import EventKind
from reception.i18n.markers import N_
from reception.i18n.text import _, label
from reception.people.models import Person
from reception.skills import permits
from reception.skills.models import Qualification, SkillsProfile, Validation, ValidationStep
from reception.skills.terms import Body, Outcome, Step, ValidationEnd

#: What a day of a step means, in the order of the columns of `ValidationStep`.
_OF_STEP: Final = {
    "asked": (ValidationStep.asked_on, ValidationStep.body),
    "more-asked": (ValidationStep.more_asked_on, ValidationStep.body),
    "more-sent": (ValidationStep.more_sent_on, ValidationStep.body),
    "answered": (ValidationStep.answered_on, ValidationStep.outcome),
}
_SAID: Final = {
    "begun": N_("The mapping of skills began"),
    "mapped": N_("All seven parts of the mapping are ended"),
    "started": N_("A validation began"),
    "more-asked": N_("%(step)s: more papers were asked for"),
    "more-sent": N_("%(step)s: more papers were sent"),
}


def _parts(cases: Sequence[Case], count: int) -> list[sa.Select[Any]]:
    people = {case.person_id for case in cases}
    return [*_days_of_profiles(people, count), *_days_of_validations(people, count), *_days_of_steps(people, count)]


def _days_of_profiles(people: set[int], count: int) -> list[sa.Select[Any]]:
    days = {"begun": SkillsProfile.started_on, "mapped": SkillsProfile.mapped_on}
    return [
        happened(
            _keys(SkillsProfile.id, permits.READ, day, text=sa.literal(code), who=Person.number)
            .join_from(SkillsProfile, Person)
            .where(SkillsProfile.person_id.in_(people)),
            day,
            count,
        )
        for code, day in days.items()
    ]


def _days_of_validations(people: set[int], count: int) -> list[sa.Select[Any]]:
    days = {"started": (Validation.started_on, None), "ended": (Validation.ended_on, Validation.ended_as)}
    return [
        happened(
            _of_people(_keys(Validation.id, permits.VALIDATIONS, day, text=_words(code, None, detail), who=_which())
            .join_from(Validation, Qualification), people), day, count,
        )
        for code, (day, detail) in days.items()
    ]  # fmt: skip


def _days_of_steps(people: set[int], count: int) -> list[sa.Select[Any]]:
    step = ValidationStep.step
    return [
        happened(
            _of_people(_keys(ValidationStep.id, permits.VALIDATIONS, day, text=_words(code, step, detail), who=_which())
            .join_from(ValidationStep, Validation).join(Qualification), people), day, count,
        )
        for code, (day, detail) in _OF_STEP.items()
    ]  # fmt: skip


def _keys(key: Any, permit: Permit, day: Any, **words: Any) -> sa.Select[Any]:
    return keys_of(EventKind.SKILLS, key, permit, on=day, **words)


def _of_people(query: sa.Select[Any], people: set[int]) -> sa.Select[Any]:
    profiles = query.join(SkillsProfile, SkillsProfile.id == Qualification.profile_id)
    return profiles.where(SkillsProfile.person_id.in_(people))


def _words(code: str, step: Any, detail: Any) -> sa.ColumnElement[str]:
    """Codes between bars: what happened, to which step, and by whom or how."""
    told = [sa.func.coalesce(sa.cast(one, sa.Text), "") if one is not None else "" for one in (step, detail)]
    return sa.literal(f"{code}|") + told[0] + sa.literal("|") + told[1]


def _which() -> sa.ColumnElement[str]:
    return SkillsProfile.number + sa.literal("|") + Validation.number + sa.literal("|") + Qualification.title


def _told(row: Any) -> Told:
    code, _bar, rest = row.text.partition("|")
    if code in ("begun", "mapped"):
        return Told(row.starts_on, _(_SAID[code]), None, url_for("person_skills.of_person", number=row.who))
    profile, validation, title = row.who.split("|", 2)
    url = url_for("validations.validation", number=profile, validation_number=validation)
    return Told(row.starts_on, _in_words(code, *rest.split("|")), title, url)


def _in_words(code: str, step: str, detail: str) -> str:
    if code == "ended":
        return _("The validation ended: %(way)s", way=label(ValidationEnd(detail)))
    if code == "started":
        return _(_SAID[code])
    called = label(Step(step))
    if code == "answered":
        return _("%(step)s: answered, %(outcome)s", step=called, outcome=label(Outcome(detail)))
    if code == "asked":
        whom = label(Body(detail)) if detail else None
        return _("%(step)s: asked of %(body)s", step=called, body=whom) if whom else _("%(step)s: begun", step=called)
    return _(_SAID[code], step=called)


TIMELINE: Final = Source(_parts, _told)
