"""The room of the path, and what its pages share: the open case, the way to a fact, words for facts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from flask import current_app, render_template, request, url_for
from markupsafe import Markup
from werkzeug.routing import BuildError

from reception.access.actor import staff
from reception.access.guard import permit_of
from reception.i18n.said import Said
from reception.i18n.sentences import sentence
from reception.i18n.text import _
from reception.path import queries
from reception.path.rules.facts import FactDefinition
from reception.path.rules.milestones import SETTLED
from reception.path.rules.noting import is_noted_by_hand
from reception.path.wording import fact_in_words
from reception.people.tabs import person_tabs
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.path.queries import Look
    from reception.path.rules.milestones import Milestone

room = Room("path", __name__, url_prefix="/people/<number:number>/path")
room.add_app_template_filter(sentence, "sentence")
#: Where facts stand that no page of a domain fills in.
BY_HAND: Final = "path.by_hand"
_LINK = Markup('<a href="{}">{}</a>')


def path_url(number: str, anchor: str | None = None) -> str:
    """The page of a person's path, at one of its steps."""
    return url_for("path.of_person", number=number, _anchor=anchor)


def page(template: str, look: "Look", **more: object) -> str:
    """A page about one case's path."""
    case = look.case
    return render_template(
        template,
        look=look,
        case=case,
        person=case.person,
        is_open=case.closed_on is None,
        facts_of=FactsShown(look),
        titles=queries.titles(),
        tabs_of_person=person_tabs(case.person, "path"),
        **more,
    )


class FactsShown:
    """What pages say of facts by their codes, and where each is filled in."""

    def __init__(self, look: "Look") -> None:
        self._look = look
        self._number = look.case.person.number
        self._is_open = look.case.closed_on is None

    def label(self, code: str) -> str:
        """What a fact, or a figure of the year, is called: a msgid."""
        return self._look.book.labels((code,))[0]

    def value(self, code: str) -> str | None:
        """What is known of it, in words; None when nothing is."""
        definition, value = self._look.book.facts.get(code), self._look.facts.value(code)
        return fact_in_words(definition, value) if definition and value is not None else None

    def url(self, code: str) -> str | None:
        """The page on which it is filled in, or None when the reader cannot: a figure of the year is nobody's fact."""
        definition = self._look.book.facts.get(code)
        return self._address(definition) if definition and self._is_open else None

    def assumed(self, codes: Sequence[str], reasons: Sequence[Said]) -> list[str]:
        """The facts that were taken as "no", but those whose sentence stands among the reasons."""
        told = {said.values.get("fact") for said in reasons}
        return [code for code in codes if self.label(code) not in told]

    def fulfilling(self, step: "Milestone") -> list[str]:
        """The facts that would show a step as done, not known yet, as far as a page fills them in."""
        codes = step.rule.fulfilled_when.uses() if step.rule.fulfilled_when and step.state not in SETTLED else ()
        return sorted(code for code in codes if self._look.facts.value(code) is None and self.url(code))

    def wishes(self, step: "Milestone") -> list[str]:
        """What would show a step as done, in words; a fact that is not known yet leads to where it is filled in."""
        links = {self.label(code): _LINK.format(self.url(code), _(self.label(code))) for code in self.fulfilling(step)}
        return [_wish(said, links) for said in step.fulfilled_by]

    def _address(self, definition: FactDefinition) -> str | None:
        if self._is_for_the_hand(definition):
            return url_for(BY_HAND, number=self._number, code=definition.code, next=_here())
        endpoint, _colon, block = definition.where.partition(":")
        permit = permit_of(current_app, endpoint) if endpoint in current_app.view_functions else None
        if permit is None or not permit.held_by(staff()):
            return None
        takes_block = any("block" in rule.arguments for rule in current_app.url_map.iter_rules(endpoint))
        values = {"block": block} if takes_block else {"_anchor": block or None}
        try:
            return url_for(endpoint, number=self._number, **values)
        except BuildError:
            return None

    def _is_for_the_hand(self, definition: FactDefinition) -> bool:
        """Whether a note is its place: no page fills it in, or somebody has noted it before one did."""
        has_page = definition.where in current_app.view_functions and definition.where != BY_HAND
        return is_noted_by_hand(definition) and (not has_page or definition.code in self._look.noted)


def _wish(said: Said, links: dict[str, Markup]) -> str:
    link = links.get(str(said.values.get("fact")))
    return _(said.msgid, fact=link) if link and len(said.values) == 1 else sentence(said)


def _here() -> str:
    """This page, to come back to; what a form was sent to is no page."""
    return request.path
