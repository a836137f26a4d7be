"""What of a form belongs into a draft, and under which name."""

from reception.drafts import rules


def test_the_name_of_a_writing_holds_nothing_that_a_database_refuses():
    assert rules.writing_in("\u202ea\x00b-_9" + "x" * 90) == "ab-_9" + "x" * 57
