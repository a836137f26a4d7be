"""The text of a file whose encoding nobody names: UTF-16, UTF-8, the code page of Swedish Windows, or a mixture."""

import codecs

from reception.sheets import limits
from reception.sheets.cells import UnreadableSheet

WINDOWS = "cp1252"
SAMPLE_BYTES = 2000


def text_of(source: bytes) -> str:
    """`source` as text. Raises UnreadableSheet for bytes that are no text in any of these."""
    try:
        wide = _wide(source)
        return source.decode(wide) if wide else _narrow(source.removeprefix(codecs.BOM_UTF8))
    except UnicodeDecodeError as fault:
        raise UnreadableSheet(limits.NO_SPREADSHEET) from fault


def _wide(source: bytes) -> str | None:
    """UTF-16 by its mark, or by the zeros that every second byte of western text is."""
    if source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = source[:SAMPLE_BYTES]
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(sample) > 1 and sample[first::2].count(0) * 3 > len(sample) // 2:
            return name
    return None


def _narrow(source: bytes) -> str:
    """UTF-8 where it holds, line by line; a file pasted together from two systems may be both."""
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError:
        lines = source.split(b"\n")
    is_mixed = any(not line.isascii() and _is_utf8(line) for line in lines)
    return "\n".join(_line(line, is_mixed=is_mixed) for line in lines)


def _line(line: bytes, *, is_mixed: bool) -> str:
    if _is_utf8(line):
        return line.decode("utf-8")
    return _letter_by_letter(line) if is_mixed else line.decode(WINDOWS)


def _letter_by_letter(line: bytes) -> str:
    """A line that is both: what is no UTF-8 is read as Windows would. Raises UnicodeDecodeError."""
    text = ""
    while line:
        try:
            return text + line.decode("utf-8")
        except UnicodeDecodeError as fault:
            text += line[: fault.start].decode("utf-8") + line[fault.start : fault.end].decode(WINDOWS)
            line = line[fault.end :]
    return text


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
