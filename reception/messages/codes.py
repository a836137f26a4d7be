"""The address of a personal link, and its QR code: black on white, for in the colours of a dark page none is read."""

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import segno
from flask import current_app, has_request_context, url_for

from reception.mail.links import link as whole_address
from reception.messages.operations import links
from reception.messages.queries.links import links_of, state_of
from reception.messages.rules.links import LinkState

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.messages.models import PersonalLink

_OPENED: Final = "my_link.open_link"
_INK: Final[dict[str, Any]] = {"dark": "#000", "light": "#fff", "border": 4, "scale": 4}


def address_of(link: "PersonalLink") -> str | None:
    """The whole address of a link; None where it cannot be made again, or nobody told where the pages stand."""
    if not links.can_be_printed(link):
        return None
    token = links.token_of(link)
    if current_app.config["PUBLIC_URL"]:
        return whole_address(_OPENED, token=token)
    return url_for(_OPENED, token=token, _external=True) if has_request_context() else None


def address_for(case: "Case") -> str | None:
    """The address of the link of a case that holds; None if there is none."""
    holding = next((link for link in links_of(case) if state_of(link) is LinkState.HOLDS), None)
    return address_of(holding) if holding is not None else None


def drawn(address: str) -> str:
    """The code as a file of SVG."""
    out = BytesIO()
    _code(address).save(out, kind="svg", **_INK)
    return out.getvalue().decode()


def in_page(address: str) -> str:
    """The code as markup of a page. What it leads to, the page says beside it."""
    return str(_code(address).svg_inline(**_INK))


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
