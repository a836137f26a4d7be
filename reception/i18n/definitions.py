"""The English messages that stand in the definitions, for the catalogues. Pure: it imports nothing of Babel.

An extraction method of Babel: `method = "reception.i18n.definitions:extract"`, `pattern = "…/definitions/*.toml"`.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO, Final

#: The keys whose texts pages show. Sources of law are Swedish in every language.
KEYS: Final = (
    "label", "title", "rule", "cohort_text", "why", "text", "area", "to_confirm", "numerator", "denominator", "waiting",
)  # fmt: skip


def extract(
    fileobj: BinaryIO,
    keywords: Collection[str],  # noqa: ARG001 - Babel's signature
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Each message with its line, as Babel wants it: (line, function, message, comments)."""
    text = fileobj.read().decode("utf-8")
    tomllib.loads(text)
    for number, line in enumerate(text.splitlines(), 1):
        if match := _MESSAGE.match(line):
            yield number, "_", tomllib.loads(line)[match[1]], []


_MESSAGE: Final = re.compile(rf'^({"|".join(KEYS)})\s*=\s*"')
