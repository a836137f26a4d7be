"""What an extract can show of a person: parts that each domain registers, in the languages of the partner's page."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from reception.i18n import locales
from reception.i18n.formats import language_name, listed, short_day, today
from reception.i18n.text import _, label, ngettext
from reception.people.models import Person
from reception.people.queries.households import homes_of
from reception.people.rules.extracts import LANGUAGES, Content, Section
from reception.people.terms import KeyDateKind
from reception.people.terms.papers import InformationGroup
from reception.people.wording import birth_in_words, citizenship, identity_number

#: Reads what a part says of a person within the actor's reach: (what, value), in the language that is spoken then.
Build = Callable[[Person], Iterable[tuple[str, str]]]
_sections: Final[dict[InformationGroup, Build]] = {}


def extract_section(group: InformationGroup, build: Build) -> None:
    """Register what an extract shows of a group. Upper floors register theirs, in the registry.

    `build` names nobody but the person, and nothing of anybody who is protected.
    """
    _sections[group] = build


def sections_with_content(person: Person) -> list[InformationGroup]:
    """The groups that there is something to show of, in their order."""
    return [section.group for section in _built(person, _sections)]


def extract_content(person: Person, groups: Collection[InformationGroup]) -> Content:
    """What a partner would see of these groups today, in each language of the partner's page."""
    content: dict[str, list[Section]] = {}
    for language in LANGUAGES:
        with locales.spoken(language):
            content[language] = list(_built(person, groups))
    return content


def _built(person: Person, groups: Collection[InformationGroup]) -> Iterator[Section]:
    for group in InformationGroup:
        if group in groups and group in _sections:
            lines = tuple((what, value) for what, value in _sections[group](person) if value)
            if lines:
                yield Section(group, lines)


def _identity(person: Person) -> Iterator[tuple[str, str]]:
    for name in person.names:
        yield label(name.kind), name.text
    yield _("Date of birth"), birth_in_words(person.birth_on, person.birth_precision)
    for number in person.identifiers:
        if number.verified and (number.ends_on is None or number.ends_on >= today()):
            yield label(number.kind), identity_number(number)
    yield _("Citizenship"), listed([citizenship(code) for code in person.citizenships.split()])


def _language(person: Person) -> Iterator[tuple[str, str]]:
    for spoken in person.languages:
        yield language_name(spoken.language), label(spoken.use)
    if person.interpreter_needed is not None:
        yield _("Interpreter needed"), _("Yes") if person.interpreter_needed else _("No")
    if person.interpreter_language:
        yield _("Language of the interpreter"), language_name(person.interpreter_language)
    yield _("Dialect"), person.interpreter_dialect or ""


def _household(person: Person) -> Iterator[tuple[str, str]]:
    """Who lives there by role and, of children, age: their names are nobody's business here."""
    for home in homes_of(person).current:
        for member in home.others:
            if not member.is_protected:
                yield label(member.role), _lives_there(member.years)


def _lives_there(years: int | None) -> str:
    """The age of a child; of others only that they live there."""
    return _("lives in the household") if years is None else ngettext("%(num)s year old", "%(num)s years old", years)


def _permit(person: Person) -> Iterator[tuple[str, str]]:
    for permit in person.permits:
        if permit.ends_on is None or permit.ends_on >= today():
            yield label(permit.ground), _("to %(day)s", day=short_day(permit.ends_on)) if permit.ends_on else _("holds")
    yield from _dates(person, [kind for kind in KeyDateKind if kind not in (*_OF_STUDIES, *_OF_WORK)])


def studies_in_dates(person: Person) -> Iterator[tuple[str, str]]:
    """The dates of studies in the record; an upper floor that knows more of studies begins with them."""
    yield from _dates(person, _OF_STUDIES)


def work_in_dates(person: Person) -> Iterator[tuple[str, str]]:
    """The dates of work in the record; an upper floor that knows more of work begins with them."""
    yield from _dates(person, _OF_WORK)


#: The dates that tell of studies and of work: they go to those who are to know of these, not along with the permit.
_OF_STUDIES: Final = (KeyDateKind.SFI_APPLIED, KeyDateKind.SFI_RECEIVED, KeyDateKind.SFI_STARTED)
_OF_WORK: Final = (KeyDateKind.ENROLLED_EMPLOYMENT_SERVICE, KeyDateKind.LEFT_EMPLOYMENT_SERVICE)


def _dates(person: Person, kinds: Collection[KeyDateKind]) -> Iterator[tuple[str, str]]:
    for known in person.key_dates:
        if known.kind in kinds:
            yield label(known.kind), known.on_day.isoformat()


def _contact(person: Person) -> Iterator[tuple[str, str]]:
    """How to reach her today. What is sealed is never told like this."""
    for detail in person.contact_details:
        if not detail.is_sealed and (detail.ends_on is None or detail.ends_on >= today()):
            text = detail.unmasked.replace("\n", ", ")
            yield label(detail.kind), _("%(text)s (%(whose)s)", text=text, whose=detail.whose) if detail.whose else text


extract_section(InformationGroup.IDENTITY, _identity)
extract_section(InformationGroup.LANGUAGE, _language)
extract_section(InformationGroup.HOUSEHOLD, _household)
extract_section(InformationGroup.PERMIT, _permit)
extract_section(InformationGroup.CONTACT, _contact)
extract_section(InformationGroup.EDUCATION, studies_in_dates)
extract_section(InformationGroup.WORK, work_in_dates)
