"""The follow-up of a policy from the releases of this installation."""

import json
from functools import lru_cache
from itertools import pairwise

from reception.access.permit import OutOfReach
from reception.disclosure.documents import hash_of, of
from reception.policies.rules.documents import Policy, policies
from reception.policies.rules.report import Report, Told, report
from reception.releases.queries import ledger
from reception.releases.rules.reading import figures
from reception.releases.rules.verifying import in_order, problems_of


class Changed(Exception):
    """A release is not as it was published: no report is made of it. `number`: which."""

    def __init__(self, number: str) -> None:
        super().__init__(f"{number}: the release is not as it was published")
        self.number = number


def policy(code: str) -> Policy:
    """A policy. Raises OutOfReach."""
    for one in policies():
        if one.code == code:
            return one
    raise OutOfReach


def years() -> list[int]:
    """The years of which something is published, the latest first."""
    return sorted({one.year for one in ledger.releases()}, reverse=True)


def report_of(code: str, year: int) -> Report:
    """The follow-up of a policy for a year, by the latest release of it. Raises OutOfReach and Changed."""
    found = policy(code)
    told = [_read(text) for text in ledger.texts()]
    last = max((place for place, one in enumerate(told) if one.year == year), default=None)
    if last is None:
        raise OutOfReach
    _chained(told[: last + 1])
    return report(found, told[: last + 1])


def problems() -> list[str]:
    """What is wrong with what was published, verified whole: a line each, in English. It takes a second or two."""
    return problems_of(in_order([of(json.loads(text)) for text in ledger.texts()]))


def _chained(told: list[Told]) -> None:
    """Raises Changed."""
    for before, one in pairwise(told):
        if one.release["previous"] != before.release["hash"]:
            raise Changed(str(one.release["id"]))


@lru_cache(maxsize=32)
def _read(text: str) -> Told:
    """A document that is as it was published. Raises Changed."""
    document = json.loads(text)
    if document.get("hash") != hash_of(document):
        raise Changed(str(document.get("id")))
    by_code = {str(one.told["code"]): one for one in figures(document)}
    about = {key: value for key, value in document.items() if key not in {"cells", "equations", "certificate"}}
    return Told(about, by_code)
