"""Compiles a catalogue. It knows Babel alone: the builder of the wheel runs it where nothing of ours is installed."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compiled(source: Path, target: Path) -> None:
    """Write the compiled form. A message that lacks a form is left out: a page then says it in Swedish."""
    with source.open("rb") as text:
        catalogue = read_po(text, locale=source.parts[-3])
    for message in list(catalogue):
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        if message.id and not all(forms):
            catalogue.delete(message.id, message.context)
    # Written beside and renamed: two workers that start at once never read half a file.
    draft = target.with_suffix(f".{id(catalogue)}.tmp")
    with draft.open("wb") as binary:
        write_mo(binary, catalogue)
    draft.replace(target)
