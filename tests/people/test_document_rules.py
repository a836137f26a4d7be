"""How long papers are valid, and which ones are wanting."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from reception.people.rules.documents import EXPECTED, SOON_DAYS, About, Validity, standing_ground, validity, wanting
from reception.people.terms import Ground, ReceptionRoute
from reception.people.terms.papers import DocumentKind

TODAY = date(2026, 11, 22)
ADULT = About(is_child=False, ground=Ground.REFUGEE, route=ReceptionRoute.ASSIGNED)


@dataclass(frozen=True)
class Paper:
    kind: DocumentKind
    expires_on: date | None = None


def kinds(about, *papers):
    """The kinds that are asked for first, in their order."""
    return [one.kind for one in wanting(about, papers, TODAY)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (None, Validity.OPEN),
        (-1, Validity.EXPIRED),
        (0, Validity.SOON),
        (SOON_DAYS, Validity.SOON),
        (SOON_DAYS + 1, Validity.VALID),
    ],
)
def test_a_paper_is_valid_on_its_last_day_and_soon_begins_60_days_before(days, expected):
    assert validity(None if days is None else TODAY + timedelta(days), TODAY) is expected


def test_an_assigned_adult_needs_card_decision_assignment_and_something_to_prove_who_it_is():
    found = wanting(ADULT, [], TODAY)
    assert [one.kind for one in found if one.expected.is_needed] == [
        DocumentKind.RESIDENCE_CARD,
        DocumentKind.PERMIT_DECISION,
        DocumentKind.ASSIGNMENT_DECISION,
        DocumentKind.PASSPORT,
    ]
    assert all(one.is_missing and one.expected.reason for one in found)


def test_a_child_is_asked_for_no_certificates_and_no_passport():
    asked = kinds(About(is_child=True, ground=Ground.REFUGEE))
    assert not {DocumentKind.PASSPORT, DocumentKind.SCHOOL_CERTIFICATE, DocumentKind.WORK_CERTIFICATE} & set(asked)
    assert DocumentKind.CUSTODY not in asked
    assert DocumentKind.CUSTODY in kinds(About(is_child=True, route=ReceptionRoute.UNACCOMPANIED))


def test_who_is_here_by_right_of_the_union_needs_no_permit():
    assert not {DocumentKind.RESIDENCE_CARD, DocumentKind.PERMIT_DECISION} & set(
        kinds(About(is_child=False, ground=Ground.EU))
    )
    assert DocumentKind.RESIDENCE_CARD in kinds(About(is_child=False))


def test_one_of_several_kinds_is_enough():
    assert DocumentKind.PASSPORT not in kinds(ADULT, Paper(DocumentKind.IDENTITY_CARD))


@pytest.mark.parametrize(
    ("papers", "last"),
    [
        ([Paper(DocumentKind.PASSPORT, TODAY - timedelta(1))], TODAY - timedelta(1)),
        ([Paper(DocumentKind.PASSPORT, TODAY + timedelta(9))], TODAY + timedelta(9)),
        ([Paper(DocumentKind.PASSPORT, TODAY), Paper(DocumentKind.IDENTITY_CARD, TODAY + timedelta(900))], None),
        ([Paper(DocumentKind.PASSPORT, TODAY - timedelta(9)), Paper(DocumentKind.PASSPORT)], None),
    ],
    ids=["expired", "soon", "another is valid", "another has no end"],
)
def test_the_best_paper_of_a_line_counts(papers, last):
    found = [one for one in wanting(ADULT, papers, TODAY) if DocumentKind.PASSPORT in one.expected.kinds]
    assert [one.expires_on for one in found] == ([last] if last else [])


def test_no_kind_is_asked_for_twice():
    named = [kind for expected in EXPECTED for kind in expected.kinds]
    assert len(named) == len(set(named))


def test_the_permit_in_force_decides_else_the_one_that_ended_last():
    first = (Ground.TEMPORARY_PROTECTION, date(2024, 1, 1), date(2025, 1, 1))
    now = (Ground.REFUGEE, date(2025, 1, 2), None)
    ahead = (Ground.WORK, date(2027, 1, 1), None)
    assert standing_ground([first, now, ahead], TODAY) is Ground.REFUGEE
    assert standing_ground([first], TODAY) is Ground.TEMPORARY_PROTECTION
    assert standing_ground([], TODAY) is None
