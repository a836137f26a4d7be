"""In which languages something can be made for somebody: hers first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request

from reception.cases import queries as cases
from reception.i18n import locales
from reception.i18n.locales import DEFAULT, KNOWN, Locale
from reception.messages.queries.languages import languages_of_papers
from reception.messages.rules.languages import first_of, in_her_order

if TYPE_CHECKING:
    from reception.cases.models import Case


@dataclass(frozen=True)
class Languages:
    """`hers`: the tags of her languages. `all`: what the installation has, hers first."""

    hers: list[str]
    all: list[Locale]

    @property
    def first(self) -> Locale:
        """The one to propose; Swedish where none of hers is there."""
        return KNOWN[first_of(self.hers, [one.tag for one in self.all], DEFAULT.tag)]


def offered_to(case: "Case") -> Languages:
    """The languages for somebody's papers."""
    hers = languages_of_papers(case)
    tags = in_her_order(hers, [one.tag for one in locales.for_newcomers()])
    return Languages(hers, [KNOWN[tag] for tag in tags])


def asked_for(case: "Case") -> Locale:
    """The language of the paper that is asked for: `?language=`, or hers. One that we lack is Swedish."""
    asked = request.args.get("language")
    if asked is None:
        return offered_to(case).first
    return KNOWN[asked] if locales.is_for_newcomers(asked) else DEFAULT


def paper_languages(person_number: str) -> list[tuple[str, str]]:
    """(tag, own name) of each language in which somebody's papers can be made, hers first. For templates."""
    return [(one.tag, one.own_name) for one in offered_to(cases.cases_about(person_number)[0]).all]
