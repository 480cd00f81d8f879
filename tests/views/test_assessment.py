from __future__ import annotations

import things

from mcsite.views.assessment import checks
from mcsite.views.workbook import outline


def _checks(**part):
    front = things.credential("Fraction Talk", evidence=[{"title": "Part", "type": "other", **part}], rubric=None)
    (view,) = things.views({**things.small(), "credentials/fraction-talk": front}).credentials
    return checks(outline(view, "https://catalog.example/").parts[0])


def test_a_part_is_complete_by_its_own_checks_in_plain_text():
    assert _checks(checks=["Two *students*", "Dates"]) == ("Two students", "Dates")


def test_a_part_without_checks_is_checked_for_being_there_unless_a_yes_or_no_says_it():
    assert _checks(scoring="none") == ("Everything that this part asks for is there.",)
    assert _checks(scoring="yes-no") == ()
