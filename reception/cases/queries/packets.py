"""What goes along when somebody is handed over: sections that the domains register, and the packet made of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reception.cases.models import Case
from reception.cases.queries import packet_facts as facts
from reception.cases.rules.packet import REACH, Packet, PacketLine, PacketSection
from reception.cases.terms import TransferGround
from reception.i18n.markers import N_

ReadLines = Callable[[Case], Sequence[PacketLine]]


@dataclass(frozen=True)
class Readable:
    """A section that a packet may have. Boxes stand in the order of `place`.

    `always`: it goes along without being asked about. `withheld`: where secrecy stands between, its box is empty at
    first.
    """

    name: str
    label: str
    read: ReadLines
    place: int
    always: bool
    withheld: bool


_registered: dict[str, Readable] = {}


def packet_section(
    name: str, label: str, read: ReadLines, *, place: int = 50, always: bool = False, withheld: bool = False
) -> None:
    """Register a section: `label` is its heading (a msgid), `read` gives the lines of a case within the actor's reach.

    A second registration of a name takes the place of the first.
    """
    _registered[name] = Readable(name, label, read, place, always, withheld)


def packet_sections() -> list[Readable]:
    """Every section that is registered, in order."""
    return sorted(_registered.values(), key=lambda one: (one.place, one.name))


def packet_of(case: Case, chosen: Iterable[str], ground: TransferGround | None = None, ground_text: str = "") -> Packet:
    """The packet of a case today: what always goes along and the chosen sections, without those that hold nothing."""
    names = frozenset(chosen)
    taken = [one for one in packet_sections() if one.always or one.name in names]
    sections = (PacketSection(one.name, one.label, tuple(one.read(case))) for one in taken)
    return Packet(tuple(section for section in sections if section.lines), ground, ground_text)


packet_section("file", N_("The file"), facts.file_lines, place=0, always=True)
packet_section("identity", N_("Identity and languages"), facts.identity_lines, place=10, always=True)
packet_section(REACH, N_("How to reach the person"), facts.reach_lines, place=15, always=True)
packet_section("household", N_("Household"), facts.household_lines, place=20)
packet_section("dates", N_("Dates and permits"), facts.date_lines, place=30)
packet_section("steps", N_("Next steps that are open"), facts.step_lines, place=40, withheld=True)
