"""The skills of everybody who is not told by name: what the interview brought, and what is being recognised of it."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from reception.demo.skills.backgrounds import Background, Backgrounds, Brought
from reception.demo.skills.interviews import Interview, workday
from reception.demo.skills.recognising import Gone, Recognising
from reception.demo.skills.talking import Talking
from reception.demo.skills.writing import Of, Writing
from reception.people.terms.papers import DocumentKind
from reception.skills.rules.bundled import bundled
from reception.skills.rules.worth import measures
from reception.skills.terms import Papers, Part, PartState, QualificationKind, Scheme, Step, ValidationEnd

#: Of a hundred: who with something worth it has it validated, more of those who need a licence, and a second thing as
#: well; parts that were talked through again; profiles with a CV.
VALIDATED, LICENSED, VALIDATED_TWICE, AGAIN, WITH_CV = 36, 80, 25, 8, 30
#: Who decided to have something validated did so within so many days of the interview; sooner where the case is over.
LATEST_START: Final = 330
_REGULATED: Final = frozenset({"socialstyrelsen", "skolverket"})


class Ordinary:
    """Draws and writes one person after the other."""

    def __init__(self, writing: Writing, told: dict[str, Any], today: date) -> None:
        self.writing, self.told, self.today = writing, told, today
        self.talking = Talking(writing, told)
        self.backgrounds, self.recognising = Backgrounds(told, today), Recognising(told)
        self._authorities = {one.code: one.authority for one in bundled(Scheme.PROFESSION).entries}

    def tell(self, random: Random, of: Of, interview: Interview, path: str) -> Of:
        """All of one person, as far as the interview has come; return her with the number of her profile."""
        brought = self.backgrounds.of(random, of.sketch, path)
        main = next((one for one in (*brought.work, *brought.education) if one.occupation_code), None)
        has_cv = main is not None and interview.mapped_on is not None and random.randrange(100) < WITH_CV
        texts: dict[str, Any] = {}
        if has_cv and main is not None:
            texts = {"cv_title": main.title, "cv_about": random.choice(self.told["cv"]["about"])}
        second = of.sketch.language_tags[0] if of.sketch.needs_interpreter else None
        of = replace(of, profile_id=self.writing.profile(of, interview, second, **texts))
        self._languages(of, interview, brought)
        written = {
            Part.EDUCATION: self._write(of, interview, Part.EDUCATION, brought.education),
            Part.WORK: self._write(of, interview, Part.WORK, brought.work),
            Part.CERTIFICATES: self._write(of, interview, Part.CERTIFICATES, brought.certificates),
        }
        for part, day in interview.ended.items():
            self._part(random, of, part, day, is_empty=part in written and not written[part])
        everything = [one for those in written.values() for one in those]
        if has_cv:
            items = [f"language:{tag}" for tag, _levels in brought.languages]
            self.writing.choices(of, ["chosen", *items, *(f"qualification:{number}" for number, _one in everything)])
        self.talking.answer(random, of, interview, brought)
        self._validate(random, of, interview, everything)
        self.talking.measure(random, of, interview)
        self.talking.wish_for_business(random, of, interview)
        return of

    def _languages(self, of: Of, interview: Interview, brought: Background) -> None:
        for place, (tag, levels) in enumerate(brought.languages if Part.LANGUAGES in interview.ended else ()):
            self.writing.language(of, tag, levels, is_mother_tongue=place == 0)

    def _write(self, of: Of, interview: Interview, part: Part, those: Sequence[Brought]) -> list[tuple[int, Brought]]:
        day = interview.ended.get(part)
        if day is None:
            return []
        return [(self.writing.qualification(of, day, **_columns(one)), one) for one in those]

    def _part(self, random: Random, of: Of, part: Part, day: date, *, is_empty: bool) -> None:
        again = workday(day + timedelta(days=random.randint(30, 300))) if random.randrange(100) < AGAIN else None
        state = PartState.NOTHING if is_empty else PartState.TALKED_THROUGH
        if part is Part.OBSTACLES and random.randrange(100) < 6:
            state = PartState.DECLINED
        self.writing.part(of, part, state, day, again if again and again <= of.until else None)

    def _validate(
        self, random: Random, of: Of, interview: Interview, everything: Sequence[tuple[int, Brought]]
    ) -> None:
        """Of those who have studied or worked long enough some have it validated, one of them two things."""
        worth = [(number, one) for number, one in everything if _is_worth(one)]
        licences = [pair for pair in worth if self._authorities.get(pair[1].profession_code or "") in _REGULATED]
        if not worth or random.randrange(100) >= (LICENSED if licences else VALIDATED):
            return
        latest = LATEST_START if of.is_open else LATEST_START // 4
        many = 1 + (random.randrange(100) < VALIDATED_TWICE)
        talked = max(interview.ended.values())
        for number, one in sorted(random.sample(licences or worth, min(many, len(licences or worth)))):
            started = max(workday(talked + timedelta(days=random.randint(0, latest))), talked)
            if started <= of.until:
                way = self.told["way"][self._way(random, one)]
                gone = self.recognising.go(random, way, started, of.until, is_open=of.is_open)
                self._recognise(of, talked, (number, one), gone)

    def _way(self, random: Random, one: Brought) -> str:
        authority = self._authorities.get(one.profession_code or "")
        if authority in _REGULATED and (one.kind is QualificationKind.WORK or random.random() < 0.5):
            return str(authority)
        if one.kind is QualificationKind.EDUCATION:
            return "uhr"
        among = self.told["unregulated"]
        return str(random.choices(list(among), list(among.values()))[0])

    def _recognise(self, of: Of, talked: date, what: tuple[int, Brought], gone: Gone) -> None:
        """Write a validation, with the papers that were sent and the one that came."""
        number, one = what
        words, by_day, by = gone.next or (None, None, None)
        ended_on, ended_as = gone.ended or (None, None)
        validation_id = self.writing.validation(
            of, number, gone.started_on, aims_at=gone.aims_at, next_step=words, next_on=by_day, next_by=by,
            ended_on=ended_on, ended_as=ended_as,
        )  # fmt: skip
        sent = [self._paper(of, one, talked)] if one.papers is Papers.AT_HAND and _asked(gone) else []
        day = gone.started_on
        for step in gone.steps:
            day = step.get("asked_on", day)
            facts = {key: value for key, value in step.items() if key != "named"}
            if "named" in step:
                facts["organisation_id"] = self.writing.organisation(*step["named"])
            papers = sent if step["step"] is Step.ASSESSMENT and "asked_on" in step else []
            if step["step"] is Step.RECOGNITION and ended_as is ValidationEnd.RECOGNISED:
                papers = [self._answer(of, one, step["answered_on"])]
            self.writing.step(of, validation_id, day, papers, **facts)

    def _paper(self, of: Of, one: Brought, on: date) -> int:
        is_school = one.kind is QualificationKind.EDUCATION
        kind = DocumentKind.DIPLOMA if is_school else DocumentKind.WORK_CERTIFICATE
        return self.writing.document(of, on, kind=kind, title=one.title, note="Uppvisad i original.")

    def _answer(self, of: Of, one: Brought, on: date) -> int:
        return self.writing.document(
            of, on, kind=DocumentKind.ASSESSMENT, title=f"Besked om validering, {one.title.lower()}", issued_on=on
        )


def _asked(gone: Gone) -> bool:
    return any(step["step"] is Step.ASSESSMENT for step in gone.steps)


def _columns(one: Brought) -> dict[str, Any]:
    found = asdict(one)
    found["completion"], found["papers"] = one.completion, one.papers
    return found


def _is_worth(one: Brought) -> bool:
    """As the measures of I8 say: a further education, or long work."""
    worth = measures().worth_validating
    if one.kind is QualificationKind.EDUCATION:
        return bool(one.level_code) and int((one.level_code or "0")[0]) >= worth.level
    return one.kind is QualificationKind.WORK and (one.months or 0) >= worth.months
