"""Addresses for letters: whole ones, because a letter is opened elsewhere."""

from typing import Any
from urllib.parse import urlsplit

from flask import current_app


class NoAddress(LookupError):
    """Nobody said where the product is reached: RECEPTION_PUBLIC_URL is not set."""

    def __init__(self) -> None:
        super().__init__("RECEPTION_PUBLIC_URL is not set, so a message cannot hold a link.")


def link(endpoint: str, **values: Any) -> str:
    """The whole address of a page, below RECEPTION_PUBLIC_URL. Raises NoAddress."""
    if not current_app.config["PUBLIC_URL"]:
        raise NoAddress
    public = urlsplit(current_app.config["PUBLIC_URL"])
    pages = current_app.url_map.bind(public.netloc, script_name=public.path or "/", url_scheme=public.scheme)
    return pages.build(endpoint, values, force_external=True)
