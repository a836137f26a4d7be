"""What a consent allows, which grounds are open, how extracts are kept: without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from reception.people.rules import consents, extracts, grounds
from reception.people.rules.consents import Given, Recipient, Shortfall
from reception.people.rules.extracts import Section
from reception.people.terms.papers import ConsentState, DisclosureGround, ExtractState, InformationGroup

AGENCY = Recipient(7, None)
SCOPE = frozenset({InformationGroup.IDENTITY, InformationGroup.LANGUAGE})
GIVEN = Given(AGENCY, SCOPE, date(2026, 3, 1), date(2026, 9, 30), withdrawn_on=date(2026, 6, 10))
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 2, 28), ConsentState.COMING),
        (date(2026, 3, 1), ConsentState.VALID),
        (date(2026, 6, 9), ConsentState.VALID),
        (date(2026, 6, 10), ConsentState.WITHDRAWN),
        (date(2026, 12, 1), ConsentState.WITHDRAWN),
    ],
)
def test_a_consent_holds_from_its_day_until_it_is_withdrawn(day, state):
    assert consents.state_on(GIVEN, day) is state


def test_a_consent_holds_on_its_last_day_and_not_after_it():
    kept = Given(AGENCY, SCOPE, date(2026, 3, 1), date(2026, 9, 30))
    assert consents.state_on(kept, date(2026, 9, 30)) is ConsentState.VALID
    assert consents.state_on(kept, date(2026, 10, 1)) is ConsentState.EXPIRED


def test_what_a_consent_lacks_is_named():
    asked = {InformationGroup.LANGUAGE, InformationGroup.INCOME, InformationGroup.PERMIT}
    lacks = consents.shortfall(GIVEN, recipient=Recipient(8, None), scope=asked, day=date(2026, 7, 1))
    assert lacks == Shortfall(
        ConsentState.WITHDRAWN, other_recipient=True, groups=(InformationGroup.PERMIT, InformationGroup.INCOME)
    )
    assert consents.covers(GIVEN, recipient=AGENCY, scope=SCOPE, day=date(2026, 4, 1))


def test_a_recipient_by_name_is_the_same_in_any_case_and_no_organisation_is_a_name():
    karin = Recipient(None, "Karin  Ek")
    assert karin.is_same(Recipient(None, "karin ek"))
    assert not karin.is_same(AGENCY)
    assert not karin.is_same(Recipient(None, None))


@pytest.mark.parametrize(
    ("given", "latest"),
    [
        (date(2026, 11, 22), date(2027, 11, 22)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2026, 12, 31), date(2027, 12, 31)),
    ],
)
def test_a_consent_holds_a_year_at_the_longest(given, latest):
    assert consents.latest_expiry(given) == latest


def test_scope_is_kept_in_one_order_and_knows_its_words():
    assert consents.between_spaces(["language", "identity", "language"]) == "identity language"
    with pytest.raises(ValueError, match="shoe-size"):
        consents.between_spaces(["shoe-size"])


def test_the_latest_edition_of_the_text_is_todays():
    assert list(consents.EDITIONS)[-1] == consents.TEXT_VERSION


def test_every_ground_has_a_rule_and_what_is_not_read_says_so():
    assert {rule.ground for rule in grounds.RULES} == set(DisclosureGround)
    assert all(paragraph.is_read for rule in grounds.RULES for paragraph in rule.paragraphs)
    assert not grounds.Paragraph("OSL (2009:400) 10 kap. 15 a §").is_read
    assert grounds.rule_of(DisclosureGround.CONSENT).paragraphs_on(date(2009, 6, 29)) == ()


def test_the_general_clause_opens_nothing_of_social_services():
    open_there = {rule.ground for rule in grounds.open_grounds(social_services=True)}
    assert set(DisclosureGround) - open_there == {DisclosureGround.BALANCE}
    assert len(grounds.open_grounds(social_services=False)) == len(DisclosureGround)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, ExtractState.OPEN),
        ({"expires_at": NOON}, ExtractState.EXPIRED),
        ({"tries": 4}, ExtractState.OPEN),
        ({"tries": 5}, ExtractState.LOCKED),
        ({"is_protected": True}, ExtractState.PROTECTED),
        ({"withdrawn_at": NOON, "tries": 5, "is_protected": True}, ExtractState.WITHDRAWN),
    ],
)
def test_where_an_extract_stands(facts, state):
    plain = {"expires_at": NOON + timedelta(days=1), "withdrawn_at": None, "tries": 0, "is_protected": False}
    assert extracts.state_at(NOON, **{**plain, **facts}) is state


def test_a_code_opens_only_with_its_link_and_this_installations_key():
    kept = extracts.code_hash("00001234", "link", b"key")
    assert extracts.is_code("00001234", "link", kept, b"key")
    for code, link, key in (("00001235", "link", b"key"), ("00001234", "kind", b"key"), ("00001234", "link", b"lock")):
        assert not extracts.is_code(code, link, kept, key)


def test_a_link_has_more_than_128_bits_and_is_one_for_one_form():
    link = extracts.token("seed", b"key")
    assert len(bytes.fromhex(link)) * 8 >= 128
    assert link == extracts.token("seed", b"key")
    assert (
        len({link, extracts.token("other", b"key"), extracts.token("seed", b"other"), extracts.token_hash(link)}) == 4
    )


def test_content_is_read_as_it_was_written_and_in_swedish_where_a_language_is_missing():
    swedish = [Section(InformationGroup.IDENTITY, (("Namn", "أمينة"),))]
    kept = extracts.written({"sv": swedish})
    assert extracts.read(kept, "sv") == swedish
    assert extracts.read(kept, "en") == swedish
