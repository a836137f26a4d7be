"""What the rules say about an entry: a sentence, and whether it stops the entry or only warns. Pure."""

from dataclasses import dataclass
from typing import Final

from reception.education.terms import Gravity
from reception.i18n.said import Said, Value


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


NOTHING: Final[tuple[Remark, ...]] = ()


def refusal(code: str, about: str, msgid: str, **values: Value) -> Remark:
    """A remark that stops the entry. `msgid` is marked by the caller with `N_`."""
    return Remark(code, about, Gravity.REFUSAL, Said(msgid, values))


def warning(code: str, about: str, msgid: str, **values: Value) -> Remark:
    """A remark that is shown while the entry is taken. `msgid` is marked by the caller with `N_`."""
    return Remark(code, about, Gravity.WARNING, Said(msgid, values))
