"""What a PDF holds: the letters that its shapes stand for."""

import re

from tests.skills.test_pdf import unpacked

_ONE = re.compile(rb"<[0-9a-fA-F]+>\s*<([0-9a-fA-F]+)>")
_RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_MAPS = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)


def letters_in(content: bytes) -> set[str]:
    """Every letter that can be searched for, copied and read aloud."""
    found: set[str] = set()
    for kind, rows in _MAPS.findall(unpacked(content)):
        if kind == b"bfchar":
            found |= {sign for code in _ONE.findall(rows) for sign in bytes.fromhex(code.decode()).decode("utf-16-be")}
        else:
            for first, last, start in _RANGE.findall(rows):
                found |= {chr(int(start, 16) + step) for step in range(int(last, 16) - int(first, 16) + 1)}
    return found
