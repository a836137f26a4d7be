"""The access matrix: every address and method, and whom its permit lets in. Read by reviewers, held by a test."""

from collections.abc import Iterator

from flask import Flask

from reception.access.guard import permit_of
from reception.access.permit import PUBLIC, Permit
from reception.access.roles import EVERY_ROLE

#: Flask answers these by itself wherever it answers GET.
IMPLIED = frozenset({"HEAD", "OPTIONS"})
#: Where the second column begins, for all addresses but the longest.
WIDTH = 72
EVERYBODY, EVERY_DUTY, NEWCOMER = "everybody", "every-role", "newcomer"


def lines(app: Flask) -> list[str]:
    """One line for each method of each address of `app`, sorted by address: "GET /people/<number>  caseworker …"."""
    return [f"{f'{method} {rule}':{WIDTH}}  {who}" for rule, method, who in sorted(_entries(app))]


def _entries(app: Flask) -> Iterator[tuple[str, str, str]]:
    """(address, method, who may)."""
    for rule in app.url_map.iter_rules():
        permit = permit_of(app, rule.endpoint)
        for method in (rule.methods or set()) - IMPLIED:
            yield rule.rule, method, _who(permit)


def _who(permit: Permit | None) -> str:
    if permit is None:
        return "nobody"
    if permit is PUBLIC:
        return EVERYBODY
    if permit.own:
        return f"{NEWCOMER}  ({permit.name})"
    roles = EVERY_DUTY if permit.roles == EVERY_ROLE else " ".join(sorted(permit.roles))
    return f"{roles}  ({permit.name})"
