"""The reasons that stood on the page when a home was offered, kept with the offer as JSON. Pure."""

import json
from collections.abc import Iterable
from datetime import date

from reception.i18n.said import Label, Said, Value
from reception.matching.rules.reasons import Reason
from reception.matching.terms import Aspect


def to_json(reasons: Iterable[Reason]) -> str:
    """The reasons as text."""
    return json.dumps([_kept(one) for one in reasons], ensure_ascii=False)


def _kept(one: Reason) -> dict[str, object]:
    values = {place: _kept_value(value) for place, value in one.said.values.items()}
    return {
        "aspect": one.aspect.value,
        "says": one.said.msgid,
        "values": values,
        "points": one.points,
        "warns": one.warns,
    }


def _kept_value(value: Value) -> object:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return {"label": str(value)} if isinstance(value, Label) else value


def from_json(text: str) -> tuple[Reason, ...]:
    """The reasons again. An aspect that a later version no longer knows is left out."""
    known = {one.value for one in Aspect}
    return tuple(_reason(one) for one in json.loads(text) if one["aspect"] in known)


def _reason(kept: dict[str, object]) -> Reason:
    values: dict[str, object] = kept["values"]  # type: ignore[assignment]  # as `_kept` wrote it
    said = Said(str(kept["says"]), {place: _value(value) for place, value in values.items()})
    return Reason(Aspect(str(kept["aspect"])), said, int(str(kept["points"])), bool(kept["warns"]))


def _value(kept: object) -> Value:
    if isinstance(kept, dict):
        return date.fromisoformat(kept["day"]) if "day" in kept else Label(kept["label"])
    assert isinstance(kept, str | int)  # noqa: S101 - as `_kept_value` wrote it
    return kept
