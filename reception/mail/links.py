"""Addresses for letters: whole ones, because a letter is opened elsewhere."""

from typing import Any
from urllib.parse import urlsplit

from flask import current_app


def link(endpoint: str, **values: Any) -> str:
    """The whole address of a page, below RECEPTION_PUBLIC_URL."""
    public = urlsplit(current_app.config["PUBLIC_URL"])
    pages = current_app.url_map.bind(public.netloc, script_name=public.path or "/", url_scheme=public.scheme)
    return pages.build(endpoint, values, force_external=True)
