"""Choosing an employer of the register."""

from typing import Any

from reception.i18n.text import _
from reception.web.fields import Choice


def offer_employers(field: Choice, employers: list[tuple[int, str, bool]], *, first: str) -> None:
    """Fill the choices of a field with employers as `queries.employers.employers_to_choose` finds them."""
    named: list[tuple[Any, str]] = [
        (key, _("%(employer)s (closed)", employer=name) if closed else name) for key, name, closed in employers
    ]
    field.choices = [("", first), *named]
