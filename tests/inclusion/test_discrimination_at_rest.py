"""What was told of discrimination stands in no file of the installation: not in the database, not in its journal."""

from pathlib import Path

from reception.access.actor import system
from reception.db.session import commit, db
from reception.i18n.formats import today
from reception.inclusion.operations import discrimination as operations
from reception.inclusion.queries import discrimination as queries
from reception.inclusion.terms.discrimination import (
    Concerned,
    DiscriminationGround,
    PlaceKind,
    ReportOutcome,
    StepKind,
)
from tests.installations import installation

CANARY = "Kanariefågelgatan"


def test_no_file_holds_what_was_told_how_to_reach_her_or_what_was_noted(tmp_path: Path) -> None:
    with installation("sqlite", tmp_path) as app, app.app_context(), system("test"):
        about = {
            "received_on": today(),
            "happened_on": None,
            "place_kind": PlaceKind.SHOP,
            "concerned": Concerned.SCHOOL,
        }
        handed_in = operations.hand_in(
            **about, grounds=[DiscriminationGround.TRANSGENDER], account=f"{CANARY} 1", reach=f"{CANARY} 2"
        )
        told = operations.tell(
            happened_on=None, place_kind=PlaceKind.WORK, account=f"{CANARY} 3", reach=f"{CANARY} 4", language="so"
        )
        for one in (handed_in, told):
            operations.note_step(one, on=today(), kind=StepKind.TALKED, note=f"{CANARY} 5")
            operations.close_report(one, outcome=ReportOutcome.HANDLED, closed_on=today())
            operations.reopen_report(one, reason=f"{CANARY} 6")
        commit()
        db.session.expire_all()
        kept = queries.report(handed_in.number)
        assert [step.note for step in kept.steps] == [f"{CANARY} 5", f"{CANARY} 6"]
        db.session.remove()
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert any(path.suffix == ".db" for path in files)
        for path in files:
            content = path.read_bytes()
            assert CANARY.encode() not in content, path
            assert b"transgender " not in content, path
