"""How long papers are valid, which ones are expected of whom, and what is missing. Pure.

Which papers are expected is our own proposal: no law lists them. Each line says what the paper is for, so that nobody
is asked for more than is needed; the municipality's own routine decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from reception.i18n.markers import N_
from reception.people.terms import Ground, ReceptionRoute
from reception.people.terms.papers import DocumentKind

#: Our own number: a new card or passport takes weeks, and an application to prolong a permit must come in time.
SOON_DAYS: Final = 60


class Validity(StrEnum):
    """Where a paper stands."""

    OPEN = "open"  # without a last day
    VALID = "valid"
    SOON = "soon"
    EXPIRED = "expired"


def validity(expires_on: date | None, today: date) -> Validity:
    """Where a paper with that last day stands; on the last day it is still valid."""
    if expires_on is None:
        return Validity.OPEN
    if expires_on < today:
        return Validity.EXPIRED
    return Validity.SOON if (expires_on - today).days <= SOON_DAYS else Validity.VALID


class Paper(Protocol):
    """What the rules know of a document."""

    @property
    def kind(self) -> DocumentKind:
        """What it is."""
        ...

    @property
    def expires_on(self) -> date | None:
        """Its last day, if it has one."""
        ...


@dataclass(frozen=True)
class About:
    """Whose papers they are. `ground` is that of the permit in force; None where it is not known, as for the others."""

    is_child: bool
    ground: Ground | None = None
    route: ReceptionRoute | None = None


@dataclass(frozen=True)
class Expected:
    """A paper that is expected: any of `kinds` will do. `reason` is a msgid; empty groups mean everybody."""

    kinds: tuple[DocumentKind, ...]
    reason: str
    children: bool | None = None
    grounds: frozenset[Ground] = frozenset()
    routes: frozenset[ReceptionRoute] = frozenset()
    #: Missing papers are asked for; of these one says only that they are of use, where they exist.
    is_needed: bool = True

    def is_of(self, about: About) -> bool:
        """Whether it is expected of somebody. A ground that is not known counts as any; a route does not."""
        return (
            self.children in (None, about.is_child)
            and (not self.grounds or about.ground is None or about.ground in self.grounds)
            and (not self.routes or about.route in self.routes)
        )


_WITH_PERMIT: Final = frozenset(Ground) - {Ground.EU}
_ASSIGNED: Final = frozenset(
    {ReceptionRoute.ASSIGNED, ReceptionRoute.RESETTLED, ReceptionRoute.TEMPORARY_PROTECTION_ASSIGNED}
)

#: Our own proposal, to be confirmed by those who do the work.
EXPECTED: Final = (
    Expected(
        (DocumentKind.RESIDENCE_CARD,),
        N_("It shows the right to live and work in Sweden, and until when."),
        grounds=_WITH_PERMIT,
    ),
    Expected(
        (DocumentKind.PERMIT_DECISION,),
        N_("The ground and the first day of the permit decide on rights and on what the state pays."),
        grounds=_WITH_PERMIT,
    ),
    Expected(
        (DocumentKind.ASSIGNMENT_DECISION,),
        N_("It shows the latest day of reception."),
        routes=_ASSIGNED,
    ),
    Expected(
        (DocumentKind.PASSPORT, DocumentKind.IDENTITY_CARD),
        N_("Banks and authorities ask for it. Nobody who fled from a state is asked to turn to its embassy."),
        children=False,
    ),
    Expected(
        (DocumentKind.CUSTODY,),
        N_("It shows who decides for the child."),
        children=True,
        routes=frozenset({ReceptionRoute.UNACCOMPANIED}),
    ),
    Expected(
        (DocumentKind.BIRTH_CERTIFICATE,),
        N_("It shows who the parents are, for the population register."),
        children=True,
        is_needed=False,
    ),
    Expected(
        (DocumentKind.MARRIAGE_CERTIFICATE,),
        N_("The population register asks for it when somebody joins a husband or wife."),
        children=False,
        routes=frozenset({ReceptionRoute.FAMILY}),
        is_needed=False,
    ),
    Expected(
        (DocumentKind.SCHOOL_CERTIFICATE, DocumentKind.DIPLOMA, DocumentKind.ASSESSMENT),
        N_("Studies, the assessment of foreign education and the plan begin with it."),
        children=False,
        is_needed=False,
    ),
    Expected(
        (DocumentKind.WORK_CERTIFICATE, DocumentKind.CV),
        N_("Employers ask for it."),
        children=False,
        is_needed=False,
    ),
)


@dataclass(frozen=True)
class Wanting:
    """A paper that is not there, or not for much longer. `expires_on` is the last day of the best one there is."""

    expected: Expected
    expires_on: date | None = None

    @property
    def kind(self) -> DocumentKind:
        """The kind to ask for first."""
        return self.expected.kinds[0]

    @property
    def is_missing(self) -> bool:
        """Whether there is none at all."""
        return self.expires_on is None


def wanting(about: About, papers: Iterable[Paper], today: date) -> Sequence[Wanting]:
    """What is missing, has expired or expires soon, of what is expected; what is needed comes first."""
    held = list(papers)
    found = [one for expected in EXPECTED if expected.is_of(about) if (one := _wanting(expected, held, today))]
    return sorted(found, key=lambda one: not one.expected.is_needed)


def _wanting(expected: Expected, papers: Sequence[Paper], today: date) -> Wanting | None:
    days = [paper.expires_on for paper in papers if paper.kind in expected.kinds]
    last_days = [day for day in days if day is not None]
    if not days:
        return Wanting(expected)
    is_fine = len(last_days) < len(days) or validity(max(last_days), today) is Validity.VALID
    return None if is_fine else Wanting(expected, max(last_days))


def standing_ground(periods: Iterable[tuple[Ground, date | None, date | None]], today: date) -> Ground | None:
    """The ground of the permit in force, else of the one that ended last; of (ground, from, until)."""
    known = list(periods)
    if not known:
        return None
    in_force = [one for one in known if (one[1] or date.min) <= today <= (one[2] or date.max)]
    return max(in_force or known, key=lambda one: (one[2] or date.max, one[1] or date.min))[0]
