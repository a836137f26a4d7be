"""`Room`: a blueprint whose every route names its permit."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import Blueprint

from reception.access.permit import Permit
from reception.i18n.markers import Term


def one_of(terms: Iterable[Term], name: str) -> str:
    """The part of an address that is a word of a closed list; with another word there is no such address."""
    return "<any({}):{}>".format(", ".join(f'"{term.value}"' for term in terms), name)


class Room(Blueprint):
    """The views of one domain. A route without a permit is a TypeError at import."""

    def __init__(self, name: str, import_name: str, *, url_prefix: str | None = None) -> None:
        super().__init__(name, import_name, url_prefix=url_prefix)
        self.permits: dict[str, Permit] = {}

    # Flask's `route` may be called without a permit; that this one may not is what a Room is for.
    def route(self, rule: str, *, permit: Permit, **options: Any) -> Callable[[Any], Any]:  # type: ignore[override]
        """Serve `rule` to actors that hold `permit`."""
        if not isinstance(permit, Permit):
            raise TypeError(f"{self.name}{rule} needs a Permit")

        def decorate(view: Any) -> Any:
            endpoint = options.pop("endpoint", view.__name__)
            self.permits[f"{self.name}.{endpoint}"] = permit
            self.add_url_rule(rule, endpoint, view, **options)
            return view

        return decorate
