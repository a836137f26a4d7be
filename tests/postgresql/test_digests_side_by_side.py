"""Two programs attend beside one database: each message is seen to by one of them."""

import threading
from concurrent.futures import ThreadPoolExecutor

import sqlalchemy as sa

from reception.access.actor import system
from reception.audit.log import record
from reception.db.session import commit, db
from reception.i18n.formats import today
from reception.overview.models import Digest
from reception.overview.operations import give_back_digest, take_digest
from reception.overview.terms import Rhythm

ATTENDANTS = 6


def test_of_many_who_see_to_a_message_at_once_one_does(standing, world):
    with standing.app_context(), system("test"):
        digest = Digest(user_id=world["caseworker"], rhythm=Rhythm.DAILY)
        db.session.add(digest)
        record("test.digest")
        commit()
        digest_id = digest.id
    start = threading.Barrier(ATTENDANTS)

    def attend(_place):
        with standing.app_context(), system("test"):
            start.wait(timeout=120)
            taken = take_digest(digest_id, today())
            commit()
            db.session.remove()
            return taken

    def round_of_all():
        with ThreadPoolExecutor(ATTENDANTS) as pool:
            return [taken for taken in pool.map(attend, range(ATTENDANTS)) if taken is not None]

    (taken,) = round_of_all()
    assert round_of_all() == []
    with standing.app_context(), system("test"):
        give_back_digest(taken)
        commit()
        assert db.session.scalar(sa.select(Digest.sent_on)) is None
    assert len(round_of_all()) == 1
