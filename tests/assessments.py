"""What tests of the assessor's form share: where it is kept, and how an assessor works in it."""

from __future__ import annotations

import json

from playwright.sync_api import expect

PATH = "credentials/generating-ideas/assess/"


def criterion(page, title):
    """Return the fields of a criterion."""
    return page.get_by_role("group", name=title)


def judge(page, code="2026-017", assessor="", **levels):
    """Judge everything: complete, Yes, and "Passing" but where `levels` says else for a criterion by its number."""
    page.get_by_label("Submission code").fill(code)
    page.get_by_label("Your label").fill(assessor)
    for check in page.locator("[data-check]:visible").all():
        check.get_by_label("Met", exact=True).check()
    for answer in page.locator("[data-answer]:visible").all():
        answer.get_by_label("Yes").check()
    for group in page.locator("[data-criterion]:has([data-open]:visible)").all():
        number = int(group.get_attribute("data-criterion")) + 1
        group.get_by_label(levels.get(f"c{number}", "Passing"), exact=False).first.check()
    saved(page)


def outcome(page):
    """Return the outcome as the page tells it."""
    return page.locator("#outcome [data-text]").inner_text()


def saved(page):
    """Wait until the page says that it has saved."""
    expect(page.locator("#kept")).to_contain_text("Saved in this browser at")


def download(page, name):
    """Press a button, and return the name and the content of the file."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def assessment(page):
    """Return the assessment that can be downloaded."""
    return json.loads(download(page, "Download the assessment (JSON)")[1])


def file(value, name="file.json"):
    """Return a file to open."""
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    return {"name": name, "mimeType": "application/json", "buffer": content}


def open_file(page, value):
    """Open an earner's copy or an assessment."""
    page.set_input_files("#open-file", file(value))


def open_copy(page, **credential):
    """Open an earner's copy, and wait until it is beside the rubric."""
    open_file(page, earners_copy(page, **credential))
    page.locator("#copy").wait_for()


def earners_copy(page, **credential):
    """Return an earner's copy with something of every kind in it."""
    copy = page.evaluate("mcsite.outline.workbookDefinition(mcsite.data('outline')).blank")
    copy |= {"saved": "2026-11-20T09:00:00.000Z", "credential": copy["credential"] | credential}
    first, second = copy["parts"][0]["entries"][0], copy["parts"][1]["entries"][0]
    first["answers"][0]["text"] = "We agreed on <b>rules</b>."
    first["answers"][1]["text"] = "word " * 201
    second["artifacts"] = [
        {"title": "Ideas", "media": "image", "link": "https://files.example/a.jpg", "caption": "October 2"},
        {"title": "Recording", "media": "audio", "link": "javascript:alert(1)", "caption": ""},
    ]
    copy["self_assessment"][0]["level"] = "Almost"
    return copy
