"""The places in a message where the program puts something, as people read and write them: {day} for %(day)s. Pure."""

import re
from typing import Final

_KEPT: Final = re.compile(r"%\((\w+)\)[sd]")
_SHOWN: Final = re.compile(r"\{(\w+)\}")


def shown(text: str, *, is_filled: bool) -> str:
    """A text as people read it. `is_filled`: whether anything is put into it; then it holds each per cent twice."""
    return _KEPT.sub(r"{\1}", text).replace("%%", "%") if is_filled else text


def kept(text: str, *, is_filled: bool) -> str:
    """A text as the program keeps it. A place that is written as the program keeps it is one as well."""
    if not is_filled:
        return text
    return _SHOWN.sub(r"%(\1)s", _KEPT.sub(r"{\1}", text).replace("%", "%%"))
