from __future__ import annotations

from mcsite.outputs import headers

LINKED_DATA = (
    "credentials/:id/achievement.json",
    "credentials/:id/:language/achievement.json",
    "credentials/:id/v/:version/achievement.json",
    "credentials/:id/badgeclass.json",
    "stacks/:id/achievement.json",
    "stacks/:id/:language/achievement.json",
    "stacks/:id/badgeclass.json",
    "issuers/:id/profile.json",
    "issuers/:id/issuer.json",
    "contexts/*",
)


def _rules(made):
    rules = {}
    for block in made["_headers"].decode().split("\n\n"):
        path, *lines = block.strip().split("\n")
        assert all(line.startswith("  ") for line in lines)
        rules[path] = dict(line.strip().split(": ", 1) for line in lines)
    return rules


def test_rules_begin_with_the_path_of_the_site(make):
    assert all(path.startswith("/badges/") for path in _rules(make(headers)))
    at_root = _rules(make(headers, base_url="https://small.example"))
    assert set(at_root) == {
        "/*",
        "/feed.json",
        "/feed/*",
        "/ctdl.json",
        "/:collection/:id/ctdl.json",
        "/atom.xml",
        "/.well-known/resourcesync",
        "/schema/*",
        *(f"/{path}" for path in LINKED_DATA),
        "/opensearch.xml",
        "/llms.txt",
    }


def test_everyone_may_read_and_nothing_from_elsewhere_may_run(make):
    rules = _rules(make(headers))["/badges/*"]
    assert rules["Access-Control-Allow-Origin"] == "*"
    assert rules["X-Content-Type-Options"] == "nosniff"
    policy = dict(part.strip().split(" ", 1) for part in rules["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == "'none'"
    assert {policy[name] for name in ("img-src", "style-src", "script-src", "connect-src", "form-action")} == {"'self'"}
    assert "unsafe" not in rules["Content-Security-Policy"]


def test_feeds_and_schemas_have_their_own_types(make):
    types = {path: rule.get("Content-Type") for path, rule in _rules(make(headers)).items()}
    assert types["/badges/feed.json"] == types["/badges/feed/*"] == "application/feed+json; charset=utf-8"
    assert types["/badges/atom.xml"] == "application/atom+xml; charset=utf-8"
    assert types["/badges/schema/*"] == "application/schema+json; charset=utf-8"


def test_linked_data_has_its_type_wherever_it_lies(make):
    types = {path: rule.get("Content-Type") for path, rule in _rules(make(headers)).items()}
    assert {types[f"/badges/{path}"] for path in LINKED_DATA} == {"application/ld+json"}
