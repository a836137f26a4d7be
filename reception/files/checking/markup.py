"""The XML inside office files, read for what it says of the other parts.

Nothing it names is ever fetched; entities and document types are refused before they mean anything.
"""

from collections.abc import Mapping
from typing import Final
from xml.parsers import expat  # nosec B407

from reception.files.rules import reasons
from reception.files.rules.reasons import RefusedFile

MOST_ELEMENTS: Final = 200_000  # a list of contacts in Excel may have a link in each row

Element = tuple[str, Mapping[str, str]]


def elements(content: bytes) -> list[Element]:
    """Every element, in order: its name without prefix, and its attributes. Raises RefusedFile."""
    found: list[Element] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        found.append((name.rpartition(":")[2], attributes))
        if len(found) > MOST_ELEMENTS:
            raise RefusedFile(reasons.UNPACKS_TOO_BIG)

    def refuse(*_declared: object) -> None:
        raise RefusedFile(reasons.DAMAGED)

    reader = expat.ParserCreate()
    reader.StartElementHandler = begin
    reader.StartDoctypeDeclHandler = reader.EntityDeclHandler = refuse
    try:
        reader.Parse(content, True)  # noqa: FBT003 - expat's signature
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise RefusedFile(reasons.DAMAGED) from fault
    return found
