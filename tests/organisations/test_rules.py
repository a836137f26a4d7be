"""Names as they are sorted, and numbers of organisations."""

import pytest

from reception.accounts.rules import browser_name, folded, look_alike_key, mixes_scripts
from reception.organisations.rules import kept_languages, language_tags, number_problem, shown_number, sort_key


@pytest.mark.parametrize(
    ("name", "key"), [("Åhléns  Café", "ahlens cafe"), ("ÖREBRO", "orebro"), ("Straße", "strasse"), ("Центр", "tsentr")]
)
def test_a_name_is_sorted_by_its_plain_letters(name: str, key: str) -> None:
    assert sort_key(name) == key == folded(" ".join(name.split()))


@pytest.mark.parametrize("number", ["212000-0142", "2120000142", "16212000-0142", "212000 0142", "202100-2114"])
def test_a_right_number_has_no_problem(number: str) -> None:
    assert number_problem(number) is None
    assert shown_number(number) in {"212000-0142", "202100-2114"}


@pytest.mark.parametrize("number", ["", "12345", "212000-0143", "850709-9805", "abc", "2120000142 extra"])
def test_a_wrong_number_or_a_persons_has_one(number: str) -> None:
    assert number_problem(number) is not None


def test_languages_are_kept_in_order_and_once() -> None:
    assert kept_languages(["so", "ar", "so"]) == " ar so "
    assert language_tags(kept_languages(["so", "ar"])) == ["ar", "so"]
    assert (kept_languages([]), language_tags("")) == ("", [])


@pytest.mark.parametrize("text", ["K\u0430rin", "\u0410nna Ek", "ｅｖａ", "evа@kommun.example"])
def test_letters_that_deceive_are_seen(text: str) -> None:
    assert mixes_scripts(text)


@pytest.mark.parametrize(
    "text", ["Karin Åkesson-Öst", "أمينة يوسف", "Олена Коваль", "ሃበን ተስፋይ", "Amina أمينة", "O’Neill 2"]
)
def test_honest_letters_are_left_alone(text: str) -> None:
    assert not mixes_scripts(text)


def test_what_looks_the_same_has_one_key() -> None:
    assert look_alike_key("сосо@a.se") == look_alike_key("coco@a.se")
    assert look_alike_key("annal") == look_alike_key("anna1")
    assert look_alike_key("anna") != look_alike_key("anne")


def test_a_browser_is_called_by_its_name() -> None:
    firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
    assert browser_name(firefox) == "Firefox, Windows"
    edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0"
    assert browser_name(edge) == "Edge, Windows"
    assert browser_name("curl") == ""
