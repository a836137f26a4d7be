"""The transport that ships: each message is a file, for trying the product and for a gateway that reads a folder.

A message to be sent is `outgoing/<reference>.json` with `to`, `text` and `reference`; one that came in is put as
`incoming/<any name>.json` with `from` and `text`, whole (written elsewhere on the same disk, then moved there).
The log says that there was one, never to whom or what.
"""

import json
import logging
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

from reception.sms.gateway import GatewayDown, Incoming, Refused, Sent

log = logging.getLogger(__name__)

#: More than any text message with its number takes, in bytes.
_LARGEST: Final = 20_000
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,80}")


class FileGateway:
    """Text messages as files in a folder, which nobody else on the machine may read."""

    def __init__(self, folder: Path) -> None:
        self._outgoing, self._incoming = folder / "outgoing", folder / "incoming"

    def send(self, to: str, text: str, reference: str) -> Sent:
        """Write the message into the folder, whole or not at all. Raises GatewayDown, Refused."""
        if _NAME.fullmatch(reference) is None:
            raise Refused("bad-reference")
        place = self._outgoing / f"{reference}.json"
        message = json.dumps({"to": to, "text": text, "reference": reference}, ensure_ascii=False, indent=1)
        try:
            if not place.exists():
                _write(place, message)
        except OSError as trouble:
            raise GatewayDown(type(trouble).__name__) from None
        log.info("text message %s stands in the folder", reference)
        return Sent(reference)

    def received(self) -> Sequence[Incoming]:
        """What came in. What cannot be read is put aside, with a line in the log. Raises GatewayDown."""
        try:
            return list(self._read())
        except OSError as trouble:
            raise GatewayDown(type(trouble).__name__) from None

    def forget(self, incoming: Incoming) -> None:
        """Remove the file. Raises GatewayDown."""
        try:
            (self._incoming / incoming.reference).unlink(missing_ok=True)
        except OSError as trouble:
            raise GatewayDown(type(trouble).__name__) from None

    def _read(self) -> Iterator[Incoming]:
        if not self._incoming.is_dir():
            return
        for place in sorted(self._incoming.glob("*.json")):
            found = _understood(place)
            if found is None:
                log.warning("a file among the text messages that came in cannot be read: put aside")
                with suppress(OSError):  # of a folder that cannot be written: those after it are heard all the same
                    place.replace(place.with_suffix(".unreadable"))
            else:
                yield found


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    begun = place.with_name(f".{uuid4().hex}")
    try:
        with os.fdopen(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        begun.replace(place)
    finally:
        begun.unlink(missing_ok=True)


def _understood(place: Path) -> Incoming | None:
    """The message in a file; None where there is none. Raises OSError where the file cannot be reached."""
    if place.is_symlink() or not place.is_file() or place.stat().st_size > _LARGEST:
        return None
    try:
        told = json.loads(place.read_text("utf-8"))
        number, text = told["from"], told["text"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    if not isinstance(number, str) or not isinstance(text, str):
        return None
    return Incoming(number, text, place.name)
