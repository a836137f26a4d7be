"""The vocabularies that come with the program hold together: read as plain files, as an administrator would."""

import csv
import tomllib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "reception" / "skills" / "definitions"
COLUMNS = ["code", "sv", "en", "parent", "words"]
FILES = {
    "occupations.csv": COLUMNS,
    "levels.csv": COLUMNS,
    "professions.csv": [*COLUMNS, "authority", "website", "occupations"],
}
AUTHORITIES = {
    "socialstyrelsen",
    "skolverket",
    "elsakerhetsverket",
    "jordbruksverket",
    "transportstyrelsen",
    "advokatsamfundet",
    "revisorsinspektionen",
    "fastighetsmaklarinspektionen",
    "lansstyrelsen",
    "naturvardsverket",
    "trafikverket",
    "polisen",
    "other",
}
#: Patientsäkerhetslagen (2010:659), chapter 4.
LICENSED_IN_HEALTH_CARE = {
    "audiologist",
    "biomedical-scientist",
    "chiropractor",
    "dental-hygienist",
    "dentist",
    "dietician",
    "dispensing-pharmacist",
    "health-care-counsellor",
    "medical-physicist",
    "midwife",
    "naprapath",
    "occupational-therapist",
    "optician",
    "pharmacist",
    "physician",
    "physiotherapist",
    "prosthetist-orthotist",
    "psychologist",
    "psychotherapist",
    "radiographer",
    "registered-nurse",
    "speech-therapist",
}

every_file = pytest.mark.parametrize("name", FILES)


def cells(name: str) -> list[list[str]]:
    """Every line of the file in its cells, the header first."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def rows(name: str) -> dict[str, dict[str, str]]:
    """The rows of the file by code."""
    header, *lines = cells(name)
    return {line[0]: dict(zip(header, line, strict=True)) for line in lines}


@every_file
def test_every_line_has_the_columns_that_the_header_names(name: str) -> None:
    header, *lines = cells(name)
    assert header == FILES[name]
    assert [line for line in lines if len(line) != len(header)] == []


@every_file
def test_no_code_stands_twice_and_numbered_codes_stand_in_order(name: str) -> None:
    codes = [line[0] for line in cells(name)[1:]]
    assert len(codes) == len(set(codes))
    assert name == "professions.csv" or codes == sorted(codes)


@every_file
def test_no_cell_has_stray_spaces(name: str) -> None:
    parts = [part for line in cells(name) for cell in line for part in cell.split("|")]
    assert [part for part in parts if part != " ".join(part.split())] == []


@every_file
def test_every_row_is_named_in_both_languages(name: str) -> None:
    assert [code for code, row in rows(name).items() if not (code and row["sv"] and row["en"])] == []


@every_file
def test_no_word_stands_twice_or_empty_in_a_row(name: str) -> None:
    lists = {code: row["words"].split("|") for code, row in rows(name).items() if row["words"]}
    assert [code for code, words in lists.items() if len(words) != len(set(words)) or "" in words] == []


@every_file
def test_every_parent_stands_in_the_same_file(name: str) -> None:
    known = rows(name)
    assert [code for code, row in known.items() if row["parent"] and row["parent"] not in known] == []


@pytest.mark.parametrize("name", ["occupations.csv", "levels.csv"])
def test_a_parent_is_the_code_one_digit_shorter(name: str) -> None:
    assert [code for code, row in rows(name).items() if not code.isdigit() or row["parent"] != code[:-1]] == []


def test_the_four_levels_of_occupations_are_whole() -> None:
    codes = rows("occupations.csv")
    counts = {length: sum(len(code) == length for code in codes) for length in (1, 2, 3, 4)}
    assert counts == {1: 10, 2: 46, 3: 148, 4: 429}
    assert {code[:3] for code in codes if len(code) == 4} == {code for code in codes if len(code) == 3}


def test_every_group_at_the_fourth_level_is_found_by_everyday_words() -> None:
    assert [code for code, row in rows("occupations.csv").items() if len(code) == 4 and not row["words"]] == []


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("sjuksköterska", "2221"),
        ("nurse", "2221"),
        ("midwife", "2222"),
        ("tailor", "7531"),
        ("kock", "5120"),
        ("cleaner", "9111"),
        ("elektriker", "7411"),
        ("programmer", "2512"),
        ("truck driver", "8332"),
        ("frisör", "5141"),
    ],
)
def test_a_word_that_people_say_leads_to_its_group(word: str, code: str) -> None:
    assert word in rows("occupations.csv")[code]["words"].split("|")


def test_education_has_seven_levels() -> None:
    assert [code for code in rows("levels.csv") if len(code) == 1] == list("0123456")


def test_every_profession_belongs_to_occupations_that_exist() -> None:
    known = {code for code in rows("occupations.csv") if len(code) == 4}
    unknown = {code: set(row["occupations"].split("|")) - known for code, row in rows("professions.csv").items()}
    assert {code: codes for code, codes in unknown.items() if codes} == {}


def test_every_profession_has_an_authority_of_the_closed_list_and_its_website() -> None:
    professions = rows("professions.csv")
    assert {row["authority"] for row in professions.values()} <= AUTHORITIES
    assert [code for code, row in professions.items() if not row["website"].startswith("https://")] == []


def test_the_licensed_professions_of_health_care_are_all_there() -> None:
    professions = rows("professions.csv")
    assert len(LICENSED_IN_HEALTH_CARE) == 22
    assert {professions[code]["authority"] for code in LICENSED_IN_HEALTH_CARE} == {"socialstyrelsen"}


def test_the_midwife_is_recognised_by_socialstyrelsen() -> None:
    midwife = rows("professions.csv")["midwife"]
    assert (midwife["authority"], midwife["occupations"]) == ("socialstyrelsen", "2222")
    assert rows("occupations.csv")["2222"]["sv"] == "Barnmorskor"


def test_each_vocabulary_says_where_it_comes_from_and_what_was_not_compared() -> None:
    told = tomllib.loads((FOLDER / "vocabularies.toml").read_text(encoding="utf-8"))
    assert {code: entry["file"] for code, entry in told.items()} == {
        "occupation": "occupations.csv",
        "level": "levels.csv",
        "profession": "professions.csv",
    }
    for entry in told.values():
        assert entry["footing"] in {"read", "to_confirm"}
        assert all(entry[key].strip() for key in ("version", "source", "to_confirm"))
