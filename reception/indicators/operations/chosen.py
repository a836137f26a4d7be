"""Which indicators are followed is written. Raises `Refused` where rules stop it."""

from collections.abc import Iterable, Mapping

from reception.audit.log import record
from reception.db.changing import write_anew
from reception.db.locking import hold
from reception.db.session import db
from reception.indicators.models import ChosenIndicator
from reception.indicators.queries.followed import Chosen, rows
from reception.indicators.rules.chosen import Wish, check, in_order
from reception.reckoning.remarks import accepted


def choose(kept: Chosen, wishes: Mapping[str, Wish], codes: Iterable[str]) -> None:
    """Let these be followed, in their places. `codes`: every indicator there is, in the order of the catalogue.

    What is not wished for any more is taken out, and so is a code that there is no definition of.
    """
    accepted(check(wishes))
    hold(kept.unit)
    found, followed = rows(), in_order(wishes, codes)
    changed = [code for code, row in found.items() if code not in followed and _take_out(row)]
    changed += [
        code for place, code in enumerate(followed, 1) if _write(found.get(code), code, place, wishes[code].target)
    ]
    db.session.flush()
    if changed:
        record("indicators.chosen", kept.unit, codes=sorted(set(changed)))


def _write(row: ChosenIndicator | None, code: str, place: int, target: int | None) -> bool:
    if row is not None:
        return bool(write_anew(row, {"place": place, "target": target}))
    db.session.add(ChosenIndicator(code=code, place=place, target=target))
    return True


def _take_out(row: ChosenIndicator) -> bool:
    db.session.delete(row)
    return True
