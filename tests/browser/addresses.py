"""Every page that can be opened, from the program's own map of addresses: a new one is here by itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from werkzeug.routing import AnyConverter, Rule

from reception.access.actor import system
from reception.access.guard import permit_of
from reception.access.permit import PUBLIC, Permit
from reception.access.roles import Role
from reception.demo.staff import ACCOUNTS
from reception.portal import views as portal
from tests.browser import (
    casework,
    inclusion_of_demo,
    indicators_of_demo,
    messages_of_demo,
    school_of_demo,
    skills_of_demo,
    work_of_demo,
)
from tests.browser.server import Site

#: Rooms without pages: files, and answers that programs read.
NO_PAGES = frozenset({"assets", "choosing", "contact_people", "drafts", "person_papers", "session", "vocabulary"})
#: Newcomers' own pages are walked by themselves: nobody of the staff opens them.
NO_PAGES |= {room.name for room in portal.ROOMS}
NO_PAGE = frozenset(
    {
        "pages.health",
        "pages.ready",
        "pages.echo_date",
        "imports.template",
        "dwelling_import.template",
        "attendance_import.template",
        "result_import.template",
        "documents.download",
        "cv.pdf",
        "vocabularies.file",
        "work_waiting.file",
        "personal_link.card",
        "person_letters.paper",
        "mailings.paper",
        "translations.export_po",
        "translations.export_xlsx",
        "appointments.calendar",
        "no_shows.file",
        "survey_askings.paper",
        "survey_results.file",
        "open_data.catalogue",
        "open_data.dictionary",
        "open_data.document",
        "open_data.figures",
        "follow_up.file",
    }
)
#: Parts that are words of a closed list, of which a sample tells the one that fits: the pages of a step need one that
#: was taken, or that waits for its answer.
FITTING = frozenset({"step_code"})
#: Who opens the pages of a room that others with the same permit have elsewhere.
OWN_ROLES = {"pupil_skills": Role.GUIDANCE}
NOBODY = "nobody"


@dataclass(frozen=True)
class Address:
    """A page and somebody who may open it."""

    room: str
    role: str
    path: str


@cache
def every_address(site: Site) -> tuple[Address, ...]:
    """One address for each page of `site`; an address with parts to fill in is filled from the demo municipality."""
    with site.app.app_context(), site.app.test_request_context(), system("test"):
        rules = sorted(site.app.url_map.iter_rules(), key=lambda rule: rule.rule)
        pages = [rule for rule in rules if "GET" in (rule.methods or ()) and _is_page(rule)]
        return (*(address for rule in pages for address in _filled(site, rule)), *_more())


def _is_page(rule: Rule) -> bool:
    return rule.endpoint.partition(".")[0] not in NO_PAGES and rule.endpoint not in NO_PAGE


def _filled(site: Site, rule: Rule) -> Iterator[Address]:
    """The addresses of a rule: every choice of a closed list, one value of anything else."""
    permit = permit_of(site.app, rule.endpoint)
    assert permit is not None, rule.endpoint
    room = rule.endpoint.partition(".")[0]
    lists = {name: sorted(_choices(rule, name)) for name in rule.arguments - FITTING if _choices(rule, name)}
    for choice in product(*lists.values()):
        chosen = dict(zip(lists, choice, strict=True))
        values = {**chosen, **_sampled(_shape(rule.rule, chosen))}
        path = site.app.url_map.bind("localhost").build(rule.endpoint, values)
        yield Address(room, _somebody(permit, OWN_ROLES.get(room)), path + _asked(rule.endpoint))


def _asked(endpoint: str) -> str:
    """What a page is asked for beside its address, if it cannot do without."""
    if endpoint == "placing.place":
        return f"?application={school_of_demo.waiting()}"
    if endpoint == "validations.new":
        return f"?qualification={skills_of_demo.not_validated()}"
    return indicators_of_demo.asked(endpoint)


def _choices(rule: Rule, name: str) -> set[str]:
    converter = rule._converters[name]
    return set(converter.items) if isinstance(converter, AnyConverter) else set()


def _shape(rule: str, chosen: Mapping[str, str]) -> str:
    """ "/people/<number>/details/names/<row_id>": without converters, choices made."""
    plain = re.sub(r"<(?:[^<>:]*(?:\([^)]*\))?:)?(\w+)>", r"<\1>", rule)
    for name, value in chosen.items():
        plain = plain.replace(f"<{name}>", value)
    return plain


def _sampled(shape: str) -> dict[str, Any]:
    samples = casework.samples()
    return {name: samples[_longest(samples, shape, name)]() for name in re.findall(r"<(\w+)>", shape)}


def _longest(samples: Mapping[str, Any], shape: str, name: str) -> str:
    """The sample that says most about this part of this address."""
    fitting = [key for key in samples if shape.startswith(key) and re.findall(r"<(\w+)>", key)[-1] == name]
    assert fitting, f"tests/browser/casework.py has no sample for <{name}> in {shape}"
    return max(fitting, key=len)


def _somebody(permit: Permit, role: Role | None = None) -> str:
    """The first demo account that holds the permit, in `role` where one is named."""
    if permit is PUBLIC:
        return NOBODY
    roles = permit.roles & {role} if role else permit.roles
    return next(account.email.partition("@")[0] for account in ACCOUNTS if account.role in roles)


def _more() -> Iterator[Address]:
    """The same pages in another state: results, a protected person, a person of another unit, nothing at all."""
    found = casework.known_here()
    for path in (
        "/people?q=Layla+Hassan", "/people/search?q=Layla", "/people/new?q=Layla+Hassan", "/people?state=closed",
        f"/people/{found.daryna}", f"/people/{found.daryna}/timeline", f"/people/{found.daryna}/details",
        f"/people/{found.elsewhere}", f"/people/{found.nobody}", "/questions?whose=unit",
        f"/cases/{found.amina_case}/transfer?to=municipality",
    ):  # fmt: skip
        yield Address("more", "caseworker", path)
    for part in (skills_of_demo, work_of_demo, messages_of_demo, inclusion_of_demo, indicators_of_demo):
        yield from (Address("more", role, path) for role, path in part.more())
    yield Address("more", "manager", "/")
    yield Address("more", NOBODY, "/nowhere")
