"""Links to newcomers' own pages, and browsers that came in by one."""

from flask import Flask

from reception.access.actor import system
from reception.audit.log import record
from reception.cases.models import Case
from reception.db.session import db
from reception.messages.models import PersonalLink
from reception.messages.operations import links
from tests.clients import StrictClient


def make_link(case: Case, *, language: str = "ar", days: int = 30) -> PersonalLink:
    """A link to somebody's own pages, which holds. She is given a year of birth if she has none."""
    with system("test"):
        link = links.make(case, language=language, days=days)
        record("test.link")
        db.session.commit()
    return link


def address_of(link: PersonalLink) -> str:
    """What stands on its card."""
    return f"/l/{links.token_of(link)}"


def newcomer_in(app: Flask, case: Case, *, language: str = "ar") -> StrictClient:
    """A browser whose reader came in by her link and the year she was born."""
    address, year = address_of(make_link(case, language=language)), case.person.birth_on.year
    browser = StrictClient(app)
    page = browser.get(f"{address}?lang={language}")
    answer = browser.post(address, data={**page.form_values(), "year": str(year)})
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return browser
