"""What of somebody's skills goes along when a case is handed over, and what an extract for a partner shows.

Only what the board itself mapped: what another board let it read is not its to tell on. Neither wishes nor obstacles,
nor anybody's notes; no school and no employer, which would tell where she was.
"""

from collections.abc import Iterator, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from reception.cases.models import Case
from reception.cases.rules.packet import PacketLine, Part, country, data, language, line, words
from reception.i18n.formats import country_name, language_name
from reception.i18n.markers import N_
from reception.i18n.text import _, label, ngettext
from reception.people.models import Person
from reception.skills import permits
from reception.skills.models import Qualification, SkillsLanguage, SkillsProfile, Validation, ValidationStep
from reception.skills.queries.vocabulary import entry
from reception.skills.terms import Scheme
from reception.skills.wording import level_name, occupation_name, profession_name


def packet_lines(case: Case) -> list[PacketLine]:
    """How far the case's board has mapped, languages with their levels, and qualifications with their validations."""
    board_id = case.unit.parent_id or case.unit_id
    found = [one for one in _profiles(case.person_id) if one.board_id == board_id]
    return [told for profile in found for told in _lines(profile)]


def extract_of_skills(person: Person) -> Iterator[tuple[str, str]]:
    """Languages, qualifications and where their validations stand, as the reader's board mapped them."""
    for profile in _profiles(person.id):
        for one in profile.languages:
            yield language_name(one.language), f"{_('Speaks')}: {label(one.speaks)}"
        validations = _validations(profile)
        for qualification in profile.qualifications:
            yield label(qualification.kind), _told(qualification)
            for validation in validations.get(qualification.id, ()):
                yield _("Validation"), _standing(qualification, validation)


def _profiles(person_id: int) -> Sequence[SkillsProfile]:
    """The profiles of the reader's own boards, with all that is told of them. One statement, two if there is any."""
    query = sa.select(SkillsProfile).where(SkillsProfile.person_id == person_id).order_by(SkillsProfile.id)
    languages, qualifications = joinedload(SkillsProfile.languages), joinedload(SkillsProfile.qualifications)
    return permits.WRITE.all(query.options(languages, qualifications))


def _validations(profile: SkillsProfile) -> dict[int, list[Validation]]:
    """The validations of a profile by the id of their qualification, the earliest first."""
    ids = [one.id for one in profile.qualifications]
    found: dict[int, list[Validation]] = {}
    if ids:
        query = sa.select(Validation).where(Validation.qualification_id.in_(ids))
        query = query.options(joinedload(Validation.steps)).order_by(Validation.started_on, Validation.id)
        for one in permits.WRITE_VALIDATIONS.all(query):
            found.setdefault(one.qualification_id, []).append(one)
    return found


def _lines(profile: SkillsProfile) -> Iterator[PacketLine]:
    if profile.mapped_on:
        yield line(words(N_("All seven parts are mapped")), day=profile.mapped_on)
    else:
        ended = [words(one.part.label) for one in profile.parts]
        yield line(words(N_("The mapping is under way")), *ended, day=profile.started_on)
    for one in profile.languages:
        yield line(language(one.language), *_levels(one))
    validations = _validations(profile)
    for qualification in profile.qualifications:
        yield line(words(qualification.kind.label), data(qualification.title), *_facts(qualification))
        for validation in validations.get(qualification.id, ()):
            yield from _of_validation(qualification, validation)


def _levels(one: SkillsLanguage) -> Iterator[Part]:
    if one.is_mother_tongue:
        yield words(N_("Mother tongue"))
    for way, level in ((N_("Speaks"), one.speaks), (N_("Reads"), one.reads), (N_("Writes"), one.writes)):
        yield words(way)
        yield words(level.label)


def _facts(one: Qualification) -> Iterator[Part]:
    """Codes with the names that the vocabularies give them in Swedish: a packet stays as it was."""
    for scheme, code in (
        (Scheme.LEVEL, one.level_code),
        (Scheme.OCCUPATION, one.occupation_code),
        (Scheme.PROFESSION, one.profession_code),
    ):
        if code:
            found = entry(scheme, code)
            yield data(f"{found.sv} ({code})" if found else code)
    if one.country:
        yield country(one.country)
    if years := _years(one):
        yield data(years)
    if one.months is not None:
        yield words(N_("Months: %(count)s"), count=one.months)
    for term in (one.completion, one.papers):
        if term is not None:
            yield words(term.label)
    if one.expires_on:
        yield words(N_("valid until %(day)s"), day=one.expires_on)


def _years(one: Qualification) -> str:
    return "–".join(str(year) for year in (one.first_year, one.last_year) if year)


def _of_validation(qualification: Qualification, one: Validation) -> Iterator[PacketLine]:
    step = _last(one)
    if one.ended_as is not None:
        recognised = words(step.recognition.label) if step and step.recognition else None
        told = (words(one.ended_as.label), recognised)
        yield line(words(N_("Validation")), data(qualification.title), *told, day=one.ended_on)
        return
    under_way = words(step.step.label) if step else None
    state = words(step.outcome.label if step.outcome else N_("no answer yet")) if step else None
    began = (step.answered_on or step.asked_on) if step else one.started_on
    yield line(words(N_("Validation")), data(qualification.title), under_way, state, day=began)
    if one.next_step:
        yield line(words(N_("Next in the validation")), data(one.next_step), day=one.next_on)


def _last(one: Validation) -> ValidationStep | None:
    """The furthest step that was taken."""
    taken = [step for step in one.steps if step.asked_on is not None]
    order = list(type(taken[0].step)) if taken else []
    return max(taken, key=lambda step: order.index(step.step), default=None)


def _told(one: Qualification) -> str:
    names = (level_name(one.level_code), occupation_name(one.occupation_code), profession_name(one.profession_code))
    length = ngettext("%(num)s month", "%(num)s months", one.months) if one.months else ""
    where = country_name(one.country) if one.country else ""
    completion = label(one.completion) if one.completion else ""
    return ", ".join(filter(None, (one.title, *names, where, _years(one), length, completion)))


def _standing(qualification: Qualification, one: Validation) -> str:
    step = _last(one)
    if one.ended_as is not None and one.ended_on is not None:
        return f"{qualification.title}: {label(one.ended_as)}, {one.ended_on.isoformat()}"
    under_way = label(step.step) if step else _("Begun")
    return f"{qualification.title}: {under_way}, {_('since %(day)s', day=one.started_on.isoformat())}"
