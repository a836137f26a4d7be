"""What a CV says, in the language that is spoken while it is made (`i18n.locales.spoken`). Her own texts stay hers."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from reception.i18n import locales
from reception.i18n.directions import Direction, isolated, number
from reception.i18n.formats import country_name, language_name, listed
from reception.i18n.text import _, label, ngettext
from reception.people.terms import ContactKind
from reception.skills.models import Qualification, SkillsLanguage, Validation, ValidationStep
from reception.skills.queries import vocabulary
from reception.skills.queries.cv import Material
from reception.skills.rules import cv as rules
from reception.skills.rules.cv import Cv, Entry, Section
from reception.skills.rules.interview import Given, interview
from reception.skills.rules.vocabulary import Vocabulary
from reception.skills.terms import Completion, LanguageLevel, Outcome, Part, QualificationKind, Scheme

#: What a CV does not hold: that something is not known at all.
_NO: Final = "no"
_MONTHS: Final = 12
_BETWEEN: Final = " · "


def cv(material: Material) -> Cv:
    """The CV as it stands: what was chosen, or the proposal."""
    profile, sections = material.profile, offered(material)
    items = rules.wanted({row.item for row in profile.cv_choices}, rules.items_of(sections))
    by_code = {section.code: section for section in rules.chosen(sections, items)}
    contact, name = by_code.pop(rules.CONTACT, None), by_code.pop(rules.NAME, None)
    return Cv(
        name=profile.person.shown_name,
        own_name=name.entries[0].title if name else "",
        title=profile.cv_title or "",
        about=profile.cv_about or "",
        contact=contact.entries if contact else (),
        sections=tuple(by_code.values()),
    )


def offered(material: Material) -> list[Section]:
    """Everything that may stand on the CV, in its order; no section that is empty."""
    made = (
        Section(rules.CONTACT, _("Contact"), tuple(_contacts(material)), short=True),
        Section(rules.NAME, _("Name"), tuple(_own_name(material)), short=True),
        _qualifications("work", _("Work experience"), material, QualificationKind.WORK),
        _qualifications("education", _("Education"), material, QualificationKind.EDUCATION),
        _qualifications("certificates", _("Certificates and licences"), material, QualificationKind.CERTIFICATE),
        Section("languages", _("Languages"), tuple(_languages(material.profile.languages)), short=True),
        Section("skills", _("Other skills"), tuple(_answers(material)), short=True),
        Section(rules.REFERENCES, _("References"), (Entry(rules.REFERENCES, _("Given on request")),), short=True),
    )
    return [section for section in made if section.entries]


def _contacts(material: Material) -> Iterator[Entry]:
    for detail in material.contacts:
        # TRANSLATORS: before a telephone number or an e-mail address on a CV.
        title = _("Telephone") if detail.kind is ContactKind.PHONE else _("E-mail")
        yield Entry(rules.item(rules.CONTACT, detail.kind.value, detail.id), title, (_number(detail.plain or ""),))


def _own_name(material: Material) -> Iterator[Entry]:
    if material.own_name:
        yield Entry(rules.OWN_NAME, material.own_name)


def _languages(rows: Iterable[SkillsLanguage]) -> Iterator[Entry]:
    for row in sorted(rows, key=_knows, reverse=True):
        yield Entry(rules.item(rules.LANGUAGE, row.language), language_name(row.language).capitalize(), (_level(row),))


def _knows(row: SkillsLanguage) -> tuple[bool, int]:
    order = list(LanguageLevel)
    return row.is_mother_tongue, sum(map(order.index, (row.speaks, row.reads, row.writes)))


def _level(row: SkillsLanguage) -> str:
    if row.is_mother_tongue:
        return _("Mother tongue")
    if row.speaks is row.reads is row.writes:
        return label(row.speaks)
    said = (
        (row.speaks, _("speaks: %(level)s", level=label(row.speaks).lower())),
        (row.reads, _("reads: %(level)s", level=label(row.reads).lower())),
        (row.writes, _("writes: %(level)s", level=label(row.writes).lower())),
    )
    text = "; ".join(words for level, words in said if level is not LanguageLevel.NOT)
    return text[:1].upper() + text[1:]


def _qualifications(code: str, title: str, material: Material, kind: QualificationKind) -> Section:
    rows = [row for row in material.profile.qualifications if row.kind is kind]
    rows.sort(key=lambda row: (rules.newness(row.first_year, row.last_year), row.id), reverse=True)
    called = _named()
    return Section(code, title, tuple(_qualification(row, material, called) for row in rows))


#: (scheme, code) → what it is called.
Called = Callable[[Scheme, str | None], str]


def _named() -> Called:
    """Looks names up in the current release, which is read once, and in older ones where that one lacks a code."""
    current: dict[Scheme, Vocabulary] = {}

    def called(scheme: Scheme, code: str | None) -> str:
        if not code:
            return ""
        if scheme not in current:
            current[scheme] = vocabulary.current(scheme)
        entry = current[scheme].by_code.get(code) or vocabulary.entry(scheme, code)
        return entry.called(locales.current().tag) if entry else ""

    return called


def _qualification(row: Qualification, material: Material, called: Called) -> Entry:
    where = [_isolated(row.place or ""), country_name(row.country) if row.country else "", _when(row)]
    coded = called(Scheme.OCCUPATION, row.occupation_code) or called(Scheme.PROFESSION, row.profession_code)
    facts = [
        _BETWEEN.join(filter(None, where)),
        coded if coded.casefold() != row.title.casefold() else "",
        called(Scheme.LEVEL, row.level_code),
        label(row.completion) if row.completion and row.completion is not Completion.COMPLETED else "",
        _("Valid until %(day)s", day=_number(row.expires_on.isoformat())) if row.expires_on else "",
    ]
    below = tuple(_recognition(*found) for found in material.recognised.get(row.id, ()))
    code = rules.item(rules.QUALIFICATION, row.id)
    return Entry(code, row.title, tuple(filter(None, facts)), row.note or "", below)


def _when(row: Qualification) -> str:
    """ "2010–2014", "2014" or "From 2014", and how long in all where that is known."""
    first, last = row.first_year, row.last_year
    if first and last:
        years = _number(f"{first}–{last}" if first != last else str(first))
    elif first and row.kind is not QualificationKind.CERTIFICATE:
        years = _("From %(year)s", year=first)
    else:
        years = _number(str(last or first or ""))
    length = _length(row.months) if row.months else ""
    # TRANSLATORS: on a CV: the years in which somebody worked somewhere, and how long that was in all.
    return _("%(years)s (%(length)s)", years=years, length=length) if years and length else years or length


def _length(months: int) -> str:
    years, rest = divmod(months, _MONTHS)
    parts = [ngettext("%(num)s year", "%(num)s years", years)] if years else []
    return listed([*parts, *([ngettext("%(num)s month", "%(num)s months", rest)] if rest else [])])


def _recognition(validation: Validation, step: ValidationStep) -> Entry:
    body = step.organisation.name if step.organisation else label(step.body) if step.body else ""
    day = _number(step.answered_on.isoformat()) if step.answered_on else ""
    if not body:
        said = _("Recognised %(day)s", day=day)
    elif step.outcome is Outcome.PARTLY:
        said = _("Recognised in part by %(body)s, %(day)s", body=_isolated(body), day=day)
    else:
        said = _("Recognised by %(body)s, %(day)s", body=_isolated(body), day=day)
    lines = (label(step.recognition) if step.recognition else "", _isolated(step.result or ""))
    return Entry(rules.item(rules.RECOGNITION, validation.id), said, tuple(filter(None, lines)))


def _answers(material: Material) -> Iterator[Entry]:
    """The answers of the part about other skills. That she cannot do something stands on no CV."""
    answers = ((row.question, row.answer, row.code) for row in material.profile.answers)
    for given in interview().given(Part.OTHER_SKILLS, answers):
        if given.choice is None or given.choice.code != _NO:
            yield _answer(given)


def _answer(given: Given) -> Entry:
    lines = (_(given.choice.text),) if given.choice else ()
    return Entry(rules.item(rules.ANSWER, given.question.code), _(given.question.label), lines, given.words or "")


def _around() -> Direction:
    return "rtl" if locales.current().direction == "rtl" else "ltr"


def _isolated(text: str) -> str:
    return isolated(text, _around())


def _number(text: str) -> str:
    return number(text, _around())
