"""What goes along when somebody is handed over: lines that are kept as they were on that day. Pure.

A line keeps words apart from data: words are msgids and codes, which each reader reads in her own language; data stand
as they were written.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from reception.cases.terms import TransferGround

Kind = Literal["words", "data", "language", "country"]
#: How one reaches the person. The section is never in the packet of a protected person, nor shown of one who was
#: protected later.
REACH: Final = "reach"
#: So many contacts go along (our number).
CONTACTS_ALONG: Final = 10


@dataclass(frozen=True)
class Part:
    """A piece of a line: a msgid with its values, something that was written, or the code of a language or country."""

    kind: Kind
    text: str
    values: tuple[tuple[str, str], ...] = ()


def words(msgid: str, **values: object) -> Part:
    """A msgid that is marked for translation, with the values of its placeholders."""
    return Part("words", msgid, tuple((name, str(value)) for name, value in values.items()))


def data(text: str) -> Part:
    """A name, a number, somebody's own words."""
    return Part("data", text)


def language(tag: str) -> Part:
    """A language by its BCP 47 tag."""
    return Part("language", tag)


def country(code: str) -> Part:
    """A citizenship by its ISO 3166 code; "XX" is stateless."""
    return Part("country", code)


@dataclass(frozen=True)
class PacketLine:
    """One line of a packet. The first part says what it is, the others what stands there.

    `about` are the ids of other people whom the line tells of: it is shown to nobody from whom one of them is hidden.
    """

    parts: tuple[Part, ...]
    day: date | None = None
    about: tuple[int, ...] = ()


def line(*parts: Part | None, day: date | None = None, about: Iterable[int] = ()) -> PacketLine:
    """A line of these parts; those that are None or empty are left out."""
    return PacketLine(tuple(part for part in parts if part is not None and part.text), day, tuple(about))


@dataclass(frozen=True)
class PacketSection:
    """A heading (a msgid) and its lines. `name` is what it is registered by."""

    name: str
    label: str
    lines: tuple[PacketLine, ...]


@dataclass(frozen=True)
class Packet:
    """What is handed over. `ground` and `ground_text` say what lets it cross to another board or municipality."""

    sections: tuple[PacketSection, ...] = ()
    ground: TransferGround | None = None
    ground_text: str = ""

    @property
    def people(self) -> frozenset[int]:
        """The other people that its lines tell of."""
        return frozenset(one for section in self.sections for told in section.lines for one in told.about)


def readable(packet: Packet, in_sight: Iterable[int], *, is_protected: bool) -> Packet:
    """What a reader may read of a packet today: no line about others than those `in_sight`, and of a person who is
    protected today nothing by which she is reached."""
    seen = frozenset(in_sight)
    sections = (
        PacketSection(section.name, section.label, tuple(one for one in section.lines if seen.issuperset(one.about)))
        for section in packet.sections
        if not (is_protected and section.name == REACH)
    )
    return Packet(tuple(sections), packet.ground, packet.ground_text)


def to_json(packet: Packet) -> str:
    """As it is kept: {"ground": …, "ground_text": …, "sections": [{"name", "label", "lines": [{"parts": …}]}]}."""
    sections = [
        {"name": one.name, "label": one.label, "lines": [_kept_line(told) for told in one.lines]}
        for one in packet.sections
    ]
    ground = packet.ground.value if packet.ground else None
    kept = {"ground": ground, "ground_text": packet.ground_text, "sections": sections}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Packet:
    """What `to_json` kept. Raises ValueError, KeyError for anything else."""
    kept = json.loads(text)
    sections = tuple(
        PacketSection(one["name"], one["label"], tuple(_read_line(told) for told in one["lines"]))
        for one in kept["sections"]
    )
    return Packet(sections, TransferGround(kept["ground"]) if kept["ground"] else None, kept["ground_text"])


def _kept_line(told: PacketLine) -> dict[str, Any]:
    parts = [[part.kind, part.text, *([dict(part.values)] if part.values else [])] for part in told.parts]
    return {
        "parts": parts,
        **({"day": told.day.isoformat()} if told.day else {}),
        **({"about": list(told.about)} if told.about else {}),
    }


def _read_line(kept: dict[str, Any]) -> PacketLine:
    day = date.fromisoformat(kept["day"]) if "day" in kept else None
    return PacketLine(tuple(map(_read_part, kept["parts"])), day, tuple(kept.get("about", ())))


def _read_part(kept: Sequence[Any]) -> Part:
    kind, text, *values = kept
    return Part(kind, text, tuple(values[0].items()) if values else ())
