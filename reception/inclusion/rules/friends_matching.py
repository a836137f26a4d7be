"""Volunteers for somebody's wish, sorted, with the reasons shown. A human decides. Pure.

Most points come first; with equal points who meets fewest now, then who has been there longest. Nothing but the fields
of `Wished` and `Offering` is looked at: neither has a field for sex, age, country, faith, household or state of health,
and none is to be added (diskrimineringslagen 2008:567, 1 kap. 5 §). Nobody is left out because something does not fit,
and nobody loses a point by what is not known: it is asked about.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from reception.i18n.markers import N_
from reception.i18n.said import Said
from reception.inclusion.rules.friends_definitions import Weights, weights
from reception.inclusion.rules.friends_times import compare_times, times_in
from reception.inclusion.rules.friends_words import area_words, interests_in
from reception.inclusion.terms.mentors import FriendAspect, RecordState
from reception.work.terms.matching import Fit

#: So many are shown at first (our number; the page can show more).
SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class Wished:
    """What somebody wishes. What is empty is not known. `languages`: BCP 47 tags. `meets_child`: or may do so."""

    languages: frozenset[str] = frozenset()
    interests: str = ""
    place: str | None = None
    times: str | None = None
    meets_child: bool = False


@dataclass(frozen=True, slots=True)
class Offering:
    """A volunteer. `meets`: how many she meets, or is proposed to, now; `most`: how many she can."""

    volunteer_id: int
    most: int
    meets: int
    started_on: date
    languages: frozenset[str] = frozenset()
    interests: str = ""
    place: str | None = None
    times: str | None = None
    record: RecordState = RecordState.MISSING
    record_seen_on: date | None = None

    @property
    def room(self) -> int:
        """How many more she can meet; never below nought."""
        return max(0, self.most - self.meets)


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison, with what it gives. `languages`: tags, and `words`: what people wrote, that it is about."""

    aspect: FriendAspect
    fit: Fit
    said: Said
    points: int = 0
    languages: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class FriendFit:
    """How a volunteer fits a wish."""

    volunteer_id: int
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def points(self) -> int:
        """The sum of what the reasons give."""
        return sum(one.points for one in self.reasons)

    def count(self, fit: Fit) -> int:
        """How many of the reasons are such."""
        return sum(one.fit is fit for one in self.reasons)


class _Found(NamedTuple):
    fit: Fit
    common: int


def fitting(wished: Wished, offering: Iterable[Offering], by: Weights | None = None) -> tuple[FriendFit, ...]:
    """All of these volunteers, those first that fit best."""
    used = weights() if by is None else by
    ranked = [(compare(wished, one, used), one) for one in offering]
    order = sorted(ranked, key=lambda pair: (-pair[0].points, pair[1].meets, pair[1].started_on, pair[1].volunteer_id))
    return tuple(fit for fit, _one in order)


def compare(wished: Wished, one: Offering, by: Weights | None = None) -> FriendFit:
    """How one volunteer fits, with every reason in the order of `FriendAspect`."""
    used = weights() if by is None else by
    return FriendFit(one.volunteer_id, tuple(_reasons(wished, one, used)))


def _reasons(wished: Wished, one: Offering, by: Weights) -> Iterator[Reason]:
    yield _languages(wished, one, by)
    yield _interests(wished, one, by)
    yield _place(wished, one, by)
    yield _times(wished, one, by)
    yield _room(one, by)
    if wished.meets_child:
        yield _record(one)


def _points(by: Weights, aspect: FriendAspect, common: int) -> int:
    return min(by[aspect].most, by[aspect].points * common)


def _languages(wished: Wished, one: Offering, by: Weights) -> Reason:
    aspect = FriendAspect.LANGUAGES
    if not wished.languages or not one.languages:
        says = N_("Which languages they can talk in is not noted of both. Swedish may be one.")
        return Reason(aspect, Fit.ASK, Said(says))
    common = tuple(sorted(wished.languages & one.languages))
    if not common:
        return Reason(
            aspect, Fit.NOT_MET, Said(N_("They share no language that is noted. They would meet in Swedish."))
        )
    says = N_("They share a language.")
    return Reason(aspect, Fit.MET, Said(says), _points(by, aspect, len(common)), languages=common)


def _interests(wished: Wished, one: Offering, by: Weights) -> Reason:
    aspect = FriendAspect.INTERESTS
    mine, theirs = interests_in(wished.interests), interests_in(one.interests)
    if not mine or not theirs:
        return Reason(aspect, Fit.ASK, Said(N_("What they like is not noted of both.")))
    common = [word for key, word in mine.items() if key in theirs]
    if not common:
        says = N_("No interest is written alike. Ask whether they mean the same, or what else they like.")
        return Reason(aspect, Fit.ASK, Said(says))
    says = N_("They like the same.")
    return Reason(aspect, Fit.MET, Said(says), _points(by, aspect, len(common)), words=tuple(common))


def _place(wished: Wished, one: Offering, by: Weights) -> Reason:
    aspect = FriendAspect.PLACE
    mine, theirs = area_words(wished.place), area_words(one.place)
    if not mine or not theirs:
        return Reason(aspect, Fit.ASK, Said(N_("Where they can meet is not noted of both.")))
    values = {"wish": wished.place or "", "volunteer": one.place or ""}
    if mine & theirs:
        says = N_("The same area. The wish: %(wish)s. The volunteer: %(volunteer)s.")
        return Reason(aspect, Fit.MET, Said(says, values), _points(by, aspect, 1))
    says = N_("Ask whether they can meet. The wish: %(wish)s. The volunteer: %(volunteer)s.")
    return Reason(aspect, Fit.ASK, Said(says, values))


def _times(wished: Wished, one: Offering, by: Weights) -> Reason:
    aspect = FriendAspect.TIMES
    if not wished.times or not one.times:
        return Reason(aspect, Fit.ASK, Said(N_("When they can meet is not noted of both.")))
    values = {"wish": wished.times, "volunteer": one.times}
    fit = compare_times(times_in(wished.times), times_in(one.times))
    if fit is Fit.MET:
        says = N_("They can at the same time. The wish: %(wish)s. The volunteer: %(volunteer)s.")
        return Reason(aspect, fit, Said(says, values), _points(by, aspect, 1))
    if fit is Fit.NOT_MET:
        says = N_("They say different times. The wish: %(wish)s. The volunteer: %(volunteer)s.")
    else:
        says = N_("Ask when both can. The wish: %(wish)s. The volunteer: %(volunteer)s.")
    return Reason(aspect, fit, Said(says, values))


def _room(one: Offering, by: Weights) -> Reason:
    aspect, values = FriendAspect.ROOM, {"meets": one.meets, "most": one.most}
    if one.room:
        says = N_("Has room for one more: meets %(meets)s of at most %(most)s.")
        return Reason(aspect, Fit.MET, Said(says, values), _points(by, aspect, 1))
    says = N_("Meets as many as was agreed: %(meets)s of at most %(most)s.")
    return Reason(aspect, Fit.NOT_MET, Said(says, values))


def _record(one: Offering) -> Reason:
    aspect, seen = FriendAspect.RECORD, one.record_seen_on
    if one.record is RecordState.MISSING or seen is None:
        says = N_(
            "No extract from the police's record has been seen. The volunteer cannot be proposed to meet a child."
        )
        return Reason(aspect, Fit.NOT_MET, Said(says))
    if one.record is RecordState.OLD:
        says = N_("The extract from the police's record was seen %(day)s. It is old: ask for a new one.")
        return Reason(aspect, Fit.ASK, Said(says, {"day": seen}))
    says = N_("An extract from the police's record was seen %(day)s.")
    return Reason(aspect, Fit.MET, Said(says, {"day": seen}))
