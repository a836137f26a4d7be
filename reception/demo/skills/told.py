"""The people whose skills are told and not drawn: read from `told.toml`, where days are counted from the reception."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from reception.demo.sketches import FOLDER
from reception.demo.skills.interviews import Interview
from reception.demo.skills.writing import Of, Writing
from reception.people.rules.consents import latest_expiry
from reception.people.terms.papers import DocumentKind
from reception.skills.terms import (
    Body,
    Completion,
    LanguageLevel,
    Outcome,
    Papers,
    Part,
    PartState,
    QualificationKind,
    RatedBy,
    Recognition,
    Step,
    ValidationEnd,
    WaitsOn,
)

#: What stands as a code in the file, by column.
_CODES: Final[dict[str, Any]] = {
    "kind": QualificationKind, "completion": Completion, "papers": Papers, "body": Body, "outcome": Outcome,
    "step": Step, "recognition": Recognition, "aims_at": Recognition, "ended_as": ValidationEnd, "next_by": WaitsOn,
}  # fmt: skip
#: What stands as a number of days in the file: the column, by its word there.
_DAYS: Final = {
    "asked": "asked_on", "more_asked": "more_asked_on", "more_sent": "more_sent_on", "answered": "answered_on",
    "started": "started_on", "ended": "ended_on", "next_on": "next_on",
}  # fmt: skip


@cache
def everybody_told() -> dict[str, Any]:
    """The file, by the names under which sketches point to it."""
    return tomllib.loads((FOLDER / "skills" / "told.toml").read_text("utf-8"))


def interview_told(name: str, received: date) -> Interview:
    """The interview of somebody who is told."""
    told = everybody_told()[name]
    ended = {Part(part): received + timedelta(days=days) for part, days in told["parts"].items()}
    return Interview(received + timedelta(days=told["started"]), ended)


class Telling:
    """Writes one person as she is told."""

    def __init__(self, writing: Writing, of: Of, *, consents_to: int) -> None:
        self.writing, self.of, self.consents_to = writing, of, consents_to
        self._brought: dict[str, int] = {}
        self._papers: dict[str, int] = {}
        self._validated: dict[str, int] = {}

    def tell(self, name: str) -> None:
        """Everything under a name of the file."""
        told = everybody_told()[name]
        interview = interview_told(name, self.of.sketch.received_on)
        self._profile(told, interview)
        for one in told["language"]:
            levels = [LanguageLevel(code) for code in one["levels"]]
            is_first = one["tag"] == self.of.sketch.language_tags[0]
            self.writing.language(self.of, one["tag"], levels, is_mother_tongue=is_first)
        for one in told.get("paper", ()):
            self._paper(one)
        for one in told["qualification"]:
            values = self._values({key: value for key, value in one.items() if key not in {"key", "part"}})
            self._brought[one["key"]] = self.writing.qualification(
                self.of, interview.ended[Part(one["part"])], **values
            )
        for one in told["validation"]:
            self._validation(one)
        self._beside(told)

    def _day(self, days: int) -> date:
        return self.of.sketch.received_on + timedelta(days=days)

    def _values(self, told: dict[str, Any]) -> dict[str, Any]:
        """Columns and values, as the tables have them."""
        return {
            _DAYS.get(key, key): self._day(value) if key in _DAYS else _CODES.get(key, lambda same: same)(value)
            for key, value in told.items()
        }

    def _profile(self, told: dict[str, Any], interview: Interview) -> None:
        texts = {key: told.get(key) for key in ("cv_title", "cv_about")}
        profile_id = self.writing.profile(self.of, interview, told["second_language"], **texts)
        self.of = replace(self.of, profile_id=profile_id)
        for part, day in interview.ended.items():
            self.writing.part(self.of, part, PartState.TALKED_THROUGH, day)

    def _paper(self, told: dict[str, Any]) -> None:
        issued = self._day(told["issued_after"]) if "issued_after" in told else told.get("issued")
        self._papers[told["key"]] = self.writing.document(
            self.of,
            self._day(told["on"]),
            kind=DocumentKind(told["kind"]),
            title=told["title"],
            issued_on=issued,
            note=told.get("note"),
        )

    def _validation(self, told: dict[str, Any]) -> None:
        facts = self._values({key: value for key, value in told.items() if key not in {"of", "step"}})
        started = facts.pop("started_on")
        validation_id = self.writing.validation(self.of, self._brought[told["of"]], started, **facts)
        self._validated[told["of"]] = validation_id
        for one in told["step"]:
            kept = {key: value for key, value in one.items() if key not in {"papers", "organisation_kind"}}
            if "organisation" in kept:
                name = kept.pop("organisation")
                kept["organisation_id"] = self.writing.organisation(name, one["organisation_kind"])
            values = self._values(kept)
            papers = [self._papers[key] for key in one.get("papers", ())]
            self.writing.step(self.of, validation_id, values["asked_on"], papers, **values)

    def _beside(self, told: dict[str, Any]) -> None:
        """Answers, measures, what stands on the CV, and whom she lets read it."""
        for question, answer in told.get("answers", {}).items():
            text, code = answer if isinstance(answer, list) else (answer, None)
            self.writing.answer(self.of, question, text, code)
        for one in told.get("measure", ()):
            for area, level in one["levels"].items():
                self.writing.measure(self.of, self._day(one["on"]), area, RatedBy(one["rated_by"]), level)
        self.writing.choices(self.of, (self._chosen(item) for item in told.get("cv", ())))
        if "consent" in told:
            given = self._day(told["consent"])
            self.writing.consent(self.of, self.consents_to, given, latest_expiry(given))

    def _chosen(self, item: str) -> str:
        """An item of the CV by its number, where the file names a qualification, or its recognition, by its key."""
        kind, _between, key = item.partition("=")
        numbers = {"qualification": self._brought, "recognition": self._validated}.get(kind, {})
        return f"{kind}:{numbers[key]}" if key else item
