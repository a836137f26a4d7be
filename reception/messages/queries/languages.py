"""Which languages somebody has: those that staff choose from for a paper, and those in which letters are written."""

from collections.abc import Iterable

import sqlalchemy as sa

from reception.cases.models import Case
from reception.db.session import db
from reception.i18n.locales import is_for_newcomers
from reception.messages.queries.links import links_of
from reception.messages.rules.languages import read_by_her
from reception.people.models import Person, PersonLanguage
from reception.people.permits import READ


def languages_of_papers(case: Case) -> list[str]:
    """The tags of the languages in which papers and links are proposed: that of her last link, those she speaks, the
    strongest first, and that of her interpreter. Also one that she does not read: staff choose."""
    of_link = [link.language for link in links_of(case)[:1]]
    spoken = [row.language for row in case.person.languages]
    return [tag for tag in (*of_link, *spoken, case.person.interpreter_language) if tag]


def languages_of_letters(people: Iterable[Person]) -> dict[int, tuple[str, ...]]:
    """The languages in which letters are written to each, by id: those she reads, the strongest first, of those that
    this installation speaks."""
    everybody = list(people)
    query = sa.select(PersonLanguage.person_id, PersonLanguage.language, PersonLanguage.reads)
    query = query.join(Person, Person.id == PersonLanguage.person_id).order_by(PersonLanguage.id)
    query = query.where(PersonLanguage.person_id.in_([one.id for one in everybody]))
    spoken: dict[int, list[tuple[str, bool | None]]] = {}
    for person_id, language, reads in db.session.execute(READ.within(query)):
        spoken.setdefault(person_id, []).append((language, reads))
    return {
        one.id: tuple(filter(is_for_newcomers, read_by_her(one.interpreter_language, spoken.get(one.id, ()))))
        for one in everybody
    }
