"""Compiles a catalogue. It knows Babel alone: the builder of the wheel runs it where nothing of ours is installed."""

import re
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

#: Whether people have looked at what a machine translated: a header of ours, which Babel does not keep.
STATUS = "X-Translation-Status"


class _WithStatus(Catalog):
    status = ""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The headers, ours among them."""
        headers: Any = Catalog.mime_headers
        return [*headers.fget(self), *([(STATUS, self.status)] if self.status else [])]


def compiled(source: Path, target: Path) -> None:
    """Write the compiled form. A message that lacks a form is left out: a page then says it in Swedish."""
    with source.open("rb") as text:
        catalogue = read_po(text, locale=source.parts[-3])
    told = re.search(rf'^"{STATUS}: (\w+)\\n"$', source.read_text("utf-8"), re.MULTILINE)
    catalogue.__class__, vars(catalogue)["status"] = _WithStatus, told[1] if told else ""
    for message in list(catalogue):
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        if message.id and not all(forms):
            catalogue.delete(message.id, message.context)
    # Written beside and renamed: two workers that start at once never read half a file.
    draft = target.with_suffix(f".{id(catalogue)}.tmp")
    with draft.open("wb") as binary:
        write_mo(binary, catalogue)
    draft.replace(target)
