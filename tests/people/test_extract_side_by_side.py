"""Many who try codes at the same moment, in threads of their own: five wrong ones close it, on both databases."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from reception.access.actor import system
from reception.db.session import commit, db
from reception.i18n.formats import now
from reception.people import operations
from reception.people.models import Extract
from reception.people.rules.extracts import MOST_TRIES, Section
from reception.people.terms.papers import DisclosureGround, InformationGroup
from tests.clients import StrictClient
from tests.conftest import ENGINES
from tests.factories.municipality import make_municipality
from tests.factories.people import make_person
from tests.installations import installation
from tests.people.families import rows
from tests.people.sharing import wrong

PARTNERS = 10


@pytest.fixture(scope="module", params=ENGINES)
def standing(request, tmp_path_factory):
    """An installation of its own, where everything is committed."""
    with installation(request.param, tmp_path_factory.mktemp(f"extract_{request.param}")) as app:
        yield app


@pytest.fixture
def given(standing):
    """An extract that was committed: (its id, its address, its code)."""
    with standing.app_context():
        person = make_person(name="Amina Yusuf", unit=make_municipality().unit)
        with system("test"):
            content = {"sv": [Section(InformationGroup.IDENTITY, (("Namn", "Amina Yusuf"),))]}
            made = operations.make_extract(
                person, unit_id=1, recipient_id=None, recipient_name="Karin Ek", ground=DisclosureGround.NO_HARM,
                ground_note=None, consent=None, content=content, days=7, seed=f"seed {now()}", author_id=None,
            )  # fmt: skip
            commit()
        found = made.extract.id, f"/extracts/{made.secret}", made.code
        db.session.remove()
    return found


def test_of_ten_wrong_codes_at_once_five_are_tried(standing, given):
    extract_id, address, code = given
    start = threading.Barrier(PARTNERS)

    def attempt(_place):
        browser = StrictClient(standing)
        browser.lenient = True
        with standing.app_context():
            form = browser.get(address).form_values()
            start.wait(timeout=120)
            return browser.post(address, data={**form, "code": wrong(code)}).status_code

    with ThreadPoolExecutor(PARTNERS) as pool:
        answers = sorted(pool.map(attempt, range(PARTNERS)))
    assert answers.count(200) == MOST_TRIES - 1
    assert set(answers[MOST_TRIES - 1 :]) <= {410, 429}
    with standing.app_context():
        browser = StrictClient(standing)
        browser.lenient = True
        assert browser.get(address).status_code == 410
        [kept] = rows(Extract, id=extract_id)
        assert (kept.tries, kept.times_opened) == (MOST_TRIES, 0)
        assert kept.expires_at > now() + timedelta(days=6)
