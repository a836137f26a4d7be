"""Publishing a draft: proven once more, frozen, numbered, and chained to the release before."""

import json
from collections.abc import Mapping
from importlib import metadata
from typing import Any

from flask import current_app

from reception.audit.log import record
from reception.db.session import db
from reception.disclosure import documents
from reception.disclosure.audit import verified
from reception.i18n import locales
from reception.i18n.formats import now
from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.i18n.text import said_in
from reception.reckoning.remarks import Refused, Remark
from reception.reckoning.terms import Gravity
from reception.releases.models import Release, ReleaseDraft
from reception.releases.queries import drafts, ledger
from reception.releases.rules.document import NOTHING, Heading, Protected, counts_of, document
from reception.releases.rules.releasing import releasing
from reception.releases.terms import DraftState


class Unsafe(Exception):
    """The release that was made does not stand the proof; `problems` say why. It is not published."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems[:3]))
        self.problems = problems


def publish(one: ReleaseDraft, by_id: int | None) -> Release:
    """Freeze a draft as the next release. Raises Refused where something has to be decided first, Unsafe."""
    problem = _in_the_way(one)
    if problem is not None:
        raise Refused((Remark("release-not-ready", "", Gravity.REFUSAL, Said(problem)),))
    parts = drafts.protected(one)
    previous = ledger.latest_hash()
    heading = Heading(
        number=ledger.next_number(one.year), municipality=current_app.config["MUNICIPALITY"], year=one.year,
        known_on=one.known_on, published_at=now(), software=f"Reception {metadata.version('reception')}",
        previous=previous or NOTHING, policy=releasing(one.known_on).policy, texts=_in_swedish(parts),
    )  # fmt: skip
    told = document(heading, parts)
    prove(told)
    made = _written(told, heading, parts, by_id)
    record("release.published", made, year=one.year, number=made.number, hash=made.hash)
    db.session.delete(one)
    db.session.flush()
    return made


def _in_the_way(one: ReleaseDraft) -> str | None:
    if one.state is not DraftState.BUILT:
        return N_("The draft is not built. Build it first.")
    if drafts.refused(one):
        return N_("Some figures cannot be published safely beside what is published already. Leave them out first.")
    return None


def prove(told: Mapping[str, Any]) -> None:
    """Check a document as an outsider would, beside all that was published before. Raises Unsafe."""
    problems = verified(documents.of(told), [documents.of(each) for each in ledger.documents()])
    if problems:
        raise Unsafe(problems)


def _written(told: Mapping[str, Any], heading: Heading, parts: list[Protected], by_id: int | None) -> Release:
    sealed: dict[str, int] = {}
    for part in parts:
        sealed |= counts_of(part.table.system, part.hidden)
    made = Release(
        number=heading.number, year=heading.year, known_on=heading.known_on, published_at=heading.published_at,
        published_by_id=by_id, document=json.dumps(told, ensure_ascii=False, separators=(",", ":")),
        sealed=json.dumps(sealed), hash=told["hash"], previous=told["previous"],
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    return made


def _in_swedish(parts: list[Protected]) -> dict[str, str]:
    """The words of the indicators in Swedish, frozen along with the figures."""
    swedish = locales.DEFAULT
    words = {
        text
        for part in parts
        for text in (
            part.indicator.title, part.indicator.text, part.indicator.numerator, part.indicator.denominator,
            part.indicator.waiting,
        )
        if text
    }  # fmt: skip
    return {text: said_in(swedish, text) for text in sorted(words)}
