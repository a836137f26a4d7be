"""Which languages somebody has: for the paper or the link that is made for her."""

from reception.cases.models import Case
from reception.messages.queries.links import links_of


def languages_of(case: Case) -> list[str]:
    """The tags of the languages in which she is written to: that of her last link, those she speaks, the strongest
    first, and that of her interpreter."""
    of_link = [link.language for link in links_of(case)[:1]]
    spoken = [row.language for row in case.person.languages]
    return [tag for tag in (*of_link, *spoken, case.person.interpreter_language) if tag]
