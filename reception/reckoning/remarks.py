"""What the rules say about an entry: a sentence, and whether it stops the entry or only warns. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reception.i18n.said import Said, Value
from reception.reckoning.terms import Gravity


@dataclass(frozen=True)
class Remark:
    """A sentence about an entry; `code` names it for tests and logs, `about` the field beside which it stands."""

    code: str
    about: str
    gravity: Gravity
    said: Said

    @property
    def stops(self) -> bool:
        """Whether the entry is refused."""
        return self.gravity is Gravity.REFUSAL


Remarks = tuple[Remark, ...]
NOTHING: Final[Remarks] = ()


def refusal(code: str, about: str, msgid: str, **values: Value) -> Remark:
    """A remark that stops the entry. `msgid` is marked by the caller with `N_`."""
    return Remark(code, about, Gravity.REFUSAL, Said(msgid, values))


def warning(code: str, about: str, msgid: str, **values: Value) -> Remark:
    """A remark that is shown while the entry is taken. `msgid` is marked by the caller with `N_`."""
    return Remark(code, about, Gravity.WARNING, Said(msgid, values))


class Refused(Exception):
    """What is to be written cannot be. `remarks` says why, and beside which field."""

    def __init__(self, remarks: Remarks) -> None:
        self.remarks = remarks
        super().__init__(", ".join(remark.code for remark in remarks))


def accepted(remarks: Iterable[Remark]) -> Remarks:
    """These remarks, each once, when all are warnings. Raises Refused, with all of them, where one stops the entry."""
    found: list[Remark] = []
    for remark in remarks:
        if remark not in found:
            found.append(remark)
    if any(remark.stops for remark in found):
        raise Refused(tuple(found))
    return tuple(found)


def codes(remarks: Iterable[Remark]) -> list[str]:
    """What is said, for the log."""
    return [remark.code for remark in remarks]
