"""`reception path check|load|templates`, as somebody types them. They need neither database nor server."""

import json

import pytest
from click.testing import CliRunner

from reception.path.cli import path
from reception.path.rules.reading import standard_book
from tests.path.test_reading import step
from tests.path.test_templates import own


@pytest.fixture
def type_in(tmp_path, monkeypatch):
    """`type_in("check", "a.toml")`: the command's result, in a folder with an installation of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RECEPTION_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.delenv("RECEPTION_PRODUCTION", raising=False)
    return lambda *words: CliRunner().invoke(path, words)


@pytest.fixture
def write(tmp_path):
    """`write("a.toml", text)` puts a file there and returns its name."""

    def written(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return written


TIGHTEN = '\n[[tighten]]\ncode = "settlement"\noffset = { months = 3 }\nsource = "Beslut"\n'


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (own(steps=step(counted_from='"unheard_of"')), 19, "unknown fact: unheard_of"),
        (
            own(steps=step("a", more='blocked_by = ["b"]') + step("b", more='blocked_by = ["a"]')),
            8,
            "“a” waits for itself in a circle",
        ),
        (
            own(steps=step(more="valid_to = 2026-05-01") + step(more="valid_from = 2026-05-01")),
            21,
            "same people and days",
        ),
        (own(steps=step(source=None)), 8, "“source” is missing"),
        (own(extends='extends = "nowhere"'), 6, "not there, or on itself: nowhere"),
        (own(steps=TIGHTEN), 8, "due later than the law says"),
        ("[template\n", 1, "This is not TOML"),
    ],
)
def test_a_bad_template_is_told_by_file_line_and_reason(type_in, write, text, line, reason):
    answer = type_in("check", write("mine.toml", text))
    assert answer.exit_code == 1
    assert any(row.startswith(f"mine.toml:{line}: ") and reason in row for row in answer.output.splitlines()), (
        answer.output
    )
    assert type_in("load", "mine.toml").exit_code == 1
    assert not type_in("templates").output.count("mine")


def test_what_is_wrong_can_be_read_by_a_program(type_in, write):
    answer = type_in("check", write("mine.toml", own(extends='extends = "nowhere"')), "--json")
    [problem] = json.loads(answer.output)
    assert (answer.exit_code, problem["file"], problem["line"]) == (1, "mine.toml", 6)
    good = type_in("check", write("mine.toml", own()), "--json")
    assert (good.exit_code, json.loads(good.output)) == (0, [])


def test_a_good_template_is_loaded_and_says_who_gets_it(type_in, write, tmp_path):
    answer = type_in("load", write("mine.toml", own(extends='extends = "quota"', steps=step("library"))))
    assert answer.exit_code == 0, answer.output
    assert "Quota refugee: local 1 (was quota 1)\n    new: library\n" in answer.output
    assert "Family reunification: family 1\n" in answer.output
    file = tmp_path / "var" / "path" / "local-1.toml"
    assert file.stat().st_mode & 0o777 == 0o600
    [row] = [row for row in json.loads(type_in("templates", "--json").output) if row["code"] == "local"]
    assert row["from"] == "path/local-1.toml"
    assert (row["groups"], row["new_cases"]) == (["quota"], ["quota"])
    assert row["confirmed"] + row["to_confirm"] == len(standard_book().templates["quota"].milestones) + 1


def test_steps_that_a_group_would_lose_are_named(type_in, write):
    answer = type_in("load", write("mine.toml", own()))
    assert "Quota refugee: local 1 (was quota 1)\n    no longer: first_home_ready, met_on_arrival" in answer.output


def test_a_version_that_is_there_is_not_changed_by_another_text(type_in, write, tmp_path):
    type_in("load", write("mine.toml", own()))
    changed = own(steps=step("library"))
    for command in ("check", "load"):
        refused = type_in(command, write("mine.toml", changed))
        assert refused.exit_code == 1
        assert refused.output.startswith("mine.toml:3: “local” version 1 is loaded already with another text")
    assert (tmp_path / "var" / "path" / "local-1.toml").read_text(encoding="utf-8") == own()
    assert type_in("load", write("mine.toml", changed.replace("version = 1", "version = 2"))).exit_code == 0
    rows = json.loads(type_in("templates", "--json").output)
    assert [row["version"] for row in rows if row["code"] == "local"] == [1, 2]


def test_the_same_file_twice_is_no_mistake_and_changes_nothing(type_in, write):
    type_in("load", write("mine.toml", own()))
    again = type_in("load", "mine.toml")
    assert again.exit_code == 0
    assert "loaded as" not in again.output


def test_files_that_build_on_each_other_are_loaded_together(type_in, write):
    names = [write("b.toml", own("b", extends='extends = ["a", "quota"]')), write("a.toml", own("a"))]
    assert type_in("load", *names).exit_code == 0
    assert {"a", "b"} <= {row["code"] for row in json.loads(type_in("templates", "--json").output)}


def test_of_several_files_all_are_loaded_or_none(type_in, write, tmp_path):
    names = [write("a.toml", own("a")), write("b.toml", own("b", extends='extends = "nowhere"'))]
    assert type_in("load", *names).exit_code == 1
    assert not (tmp_path / "var" / "path").exists()


def test_a_file_that_is_no_text_is_told(type_in, tmp_path):
    (tmp_path / "latin.toml").write_bytes('title = "Väg"'.encode("latin-1"))
    answer = type_in("check", "latin.toml")
    assert answer.exit_code == 1
    assert answer.output.startswith("latin.toml:0: It cannot be read")


def test_a_file_that_is_not_there_is_wrong_usage(type_in):
    assert type_in("check", "nowhere.toml").exit_code == 2


def test_a_file_may_be_called_as_one_of_the_programs(type_in, write):
    assert type_in("check", write("national.toml", own())).exit_code == 0
