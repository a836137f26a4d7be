"""The pages of one pupil: which there are, and what stands above each. Modules of the floor add their own tab."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from reception.access.actor import current
from reception.access.permit import Permit
from reception.education.queries.pupils.names import PupilName, called
from reception.i18n.text import _

if TYPE_CHECKING:
    from reception.education.models import Pupil


@dataclass(frozen=True)
class Tab:
    """`label` is a marked msgid, `endpoint` takes the pupil's `number`; `place` is its order, from 0."""

    code: str
    label: str
    endpoint: str
    permit: Permit
    place: int


_tabs: dict[str, Tab] = {}


def register_tab(code: str, label: str, endpoint: str, permit: Permit, place: int) -> None:
    """Add a page to those of a pupil. `label`: marked with `N_`. Called as a view module is imported."""
    _tabs[code] = Tab(code, label, endpoint, permit, place)


@dataclass(frozen=True)
class PupilPage:
    """What `templates/education/pupil/page.html` needs: extend it and pass `page=pupil_page(pupil, "results")`."""

    pupil: "Pupil"
    name: PupilName
    tabs: list[tuple[str, str, bool]]

    @property
    def number(self) -> str:
        """The pupil's own number, for addresses."""
        return self.pupil.number


def pupil_page(pupil: "Pupil", here: str) -> PupilPage:
    """The shell of a pupil's page; `here` is the code of the tab that is open, or "" on a page below."""
    return PupilPage(pupil, called([pupil.id])[pupil.id], tabs_of(pupil, here))


def tabs_of(pupil: "Pupil", here: str) -> list[tuple[str, str, bool]]:
    """(label, address, whether it is open) of each page that the actor may read."""
    in_order = sorted(_tabs.values(), key=lambda tab: tab.place)
    return [
        (_(tab.label), url_for(tab.endpoint, number=pupil.number), tab.code == here)
        for tab in in_order
        if tab.permit.held_by(current())
    ]
