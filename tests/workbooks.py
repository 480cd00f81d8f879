"""What tests of the workbook share: where it is kept, and how a teacher works in it."""

from __future__ import annotations

import json

from playwright.sync_api import expect

PATH = "credentials/generating-ideas/workbook/"
KEY = "mcsite:/some/where/:workbook/generating-ideas/1.1.0"


def answer(page, label="What you did"):
    """Return an answer's field."""
    return page.get_by_label(label, exact=True)


def part(page, number):
    """Return a part of the form."""
    return page.locator(f"#part-{number}")


def saved(page):
    """Wait until the page says that it has saved."""
    expect(page.locator("#kept")).to_contain_text("Saved in this browser at")


def stored(page, key=KEY):
    """Return the document that the browser keeps."""
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", key))["document"]


def download(page, name):
    """Press a button of the last section, and return the name and the content of the file."""
    with page.expect_download() as waiting:
        page.locator("#finish").get_by_role("button", name=name).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def copy(page):
    """Return the copy that can be downloaded."""
    return json.loads(download(page, "Download a copy (JSON)")[1])


def import_copy(page, value, name="copy.json"):
    """Open a file as a copy."""
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    page.set_input_files("#import", {"name": name, "mimeType": "application/json", "buffer": content})


def fill(page):
    """Fill something of every kind in."""
    answer(page).fill("Rules & <b>ideas</b>.\n\nThen *votes*.")
    answer(page, "How you know").fill("1. Two dated lists 😀")
    artifact = part(page, 2).locator("[data-artifact]").first
    artifact.get_by_label("What it is").fill("Ideas of Student A")
    artifact.get_by_label("Format").select_option("image")
    artifact.get_by_label("Link").fill("https://files.example/a.jpg")
    artifact.get_by_label("Caption").fill("Session 1,\nOctober 2")
    part(page, 2).get_by_label("Every piece carries a date").check()
    part(page, 3).get_by_role("button", name="Add a student").click()
    part(page, 3).get_by_label("Pseudonym of the student").nth(2).fill("Learner 7")
    part(page, 3).locator("[data-answer]").nth(2).fill("I liked the silence.")
    opinion = page.get_by_role("group", name="A session with stages")
    opinion.get_by_label("Almost").check()
    opinion.get_by_label("Which answer or artifact shows it?").fill("Part 1: What you did")
    saved(page)
