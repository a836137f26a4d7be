"""Files in a form on their way in: held in memory alone, and of what is too large only as much as shows that it is.

So no file touches the disk before it is encrypted, and a form whose file is too large still arrives with everything
else that was written in it: the page can say what is wrong beside the field, and nothing typed is lost.
"""

import io
from typing import IO, Any, Final

from flask import Request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser
from werkzeug.utils import cached_property

from reception.i18n.text_safety import legible

#: Of all files of a form together. A form that takes files looks for itself whether one is larger than it may be.
LARGEST_HELD: Final = 25 * 1024 * 1024
#: A form that takes files is read to its end up to this size, so that its page can answer; our own number. What is
#: larger is answered at once, with a page that says how large a file may be.
LARGEST_READ: Final = 512 * 1024 * 1024

#: A form without files is as long as a few whole notes in letters that take six signs each, and has more fields than
#: the largest register. Beyond that it is not read: anybody may send one to the sign-in page, and every second sign of
#: it may be a field. Both our own numbers.
LARGEST_FORM: Final = 4 * 1024 * 1024
MOST_FIELDS: Final = 5_000

_taking: set[str] = set()


def takes_files(*endpoints: str) -> None:
    """Say that the forms of these endpoints take files."""
    _taking.update(endpoints)


class _FormParser(FormDataParser):
    """Forms without files are measured too: Werkzeug's limits hold for forms with files alone."""

    def _parse_urlencoded(self, stream: IO[bytes], *rest: Any) -> Any:
        body = stream.read(LARGEST_FORM + 1)
        if len(body) > LARGEST_FORM or body.count(b"&") >= MOST_FIELDS:
            raise RequestEntityTooLarge
        return super()._parse_urlencoded(io.BytesIO(body), *rest)


class ReceivingRequest(Request):
    """A request as everywhere in Flask, but for how it takes files, and for what its address may ask.

    A question in an address is looked for and shown again, never kept: what no page may hold and PostgreSQL does not
    take, such as a null character, is the sign for something unreadable from the start.
    """

    form_data_parser_class = _FormParser
    held_bytes = 0

    @cached_property
    def args(self) -> "ImmutableMultiDict[str, str]":
        """What stands behind the question mark."""
        asked = super().args
        return ImmutableMultiDict([(legible(name), legible(value)) for name, value in asked.items(multi=True)])

    @property
    def max_content_length(self) -> int | None:
        """How much of the body is read: more where files are taken."""
        return LARGEST_READ if self.endpoint in _taking else super().max_content_length

    @max_content_length.setter
    def max_content_length(self, value: int | None) -> None:
        self._max_content_length = value

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - Werkzeug's signature
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return _HeldFile(self)


class _HeldFile(io.BytesIO):
    """What is written into it, as long as the request still has room; the rest is dropped."""

    def __init__(self, request: ReceivingRequest) -> None:
        super().__init__()
        self._request = request

    def write(self, piece: "bytes | bytearray | memoryview", /) -> int:  # type: ignore[override]  # narrower on purpose
        """Take a piece of the file."""
        room = LARGEST_HELD - self._request.held_bytes
        self._request.held_bytes += super().write(piece[:room])
        return len(piece)
