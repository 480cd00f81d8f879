"""The scripts of the theme are plain ones, and the types that their comments tell hold."""

from __future__ import annotations

import shutil
import subprocess

import pytest
import sites

SCRIPTS = sites.REPOSITORY / "theme" / "assets" / "js"


def test_the_types_of_the_scripts_hold():
    compiler = sites.REPOSITORY / ".venv/node/typescript/node_modules/typescript/bin/tsc"
    if not compiler.is_file() or shutil.which("node") is None:
        pytest.skip("TypeScript isn't here: run tools/tsc, which needs Node.js and npm")
    command = ["node", compiler, "--project", SCRIPTS / "jsconfig.json", "--pretty", "false"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "")


def test_a_script_asks_for_no_other_language_and_no_module():
    for script in SCRIPTS.rglob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert '"use strict";' in text, script.name
        assert "@ts-nocheck" not in text, script.name
        assert not any(line.startswith(("import ", "export ")) for line in text.splitlines()), script.name
