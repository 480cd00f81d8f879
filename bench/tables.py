"""Tables of what was measured, in Markdown: medians with the least and the most, and ratios by pairs of runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

Run = Mapping[str, float]  # a figure by its name: wall, cpu, peak, and others
Runs = Mapping[str, Sequence[Run]]  # the rounds of a measure, by tool
TITLES = {
    "cold": "Cold build",
    "unchanged": "Nothing changed",
    "text": "One edit: text of a credential",
    "title": "One edit: title of a credential",
    "issuer": "One edit: title of an issuer",
    "template": "One edit: a template",
    "config": "One edit: the config",
    "check-cold": "Check, cold",
    "check-warm": "Check, warm",
    "check-broken": "Check, one broken file",
    "check-one": "Check of one file, warm",
    "memory-cold": "Memory, cold build",
    "memory-edit": "Memory, one edit",
    "serve": "Serve: from an edit to its page",
    "serve-all": "Serve: from an edit to a page that links to it",
    "serve-memory": "Serve: memory",
    "help": "Start-up: --help",
    "new": "Start-up: check of a new catalog",
    "size": "Size of the site",
}


def table(measures: Mapping[str, Runs], ours: str, rivals: Sequence[str]) -> str:
    """Return the measures of one size as a table: a row for each, a column for each tool, and ratios to the best rival."""
    tools = [ours, *rivals]
    head = f"| | {' | '.join(tools)} | ratio to the best rival |"
    rows = [f"| {TITLES[name]} | {' | '.join(row(runs, tools))} |" for name, runs in measures.items()]
    return "\n".join((head, "|---" * (len(tools) + 2) + "|", *rows)) + "\n"


def row(runs: Runs, tools: Sequence[str]) -> list[str]:
    """Return the cells of a measure: those of the tools, then the ratios."""
    ours, *rivals = tools
    return [*(cell(runs.get(tool, ())) for tool in tools), ratios(runs.get(ours, ()), [runs[one] for one in rivals if one in runs])]  # fmt: skip


def cell(runs: Sequence[Run]) -> str:
    """Return what a tool took: seconds, processor seconds and memory, or else its figures by their names."""
    if not runs:
        return "–"
    parts = [f"{spread([run['wall'] for run in runs])} s"] if "wall" in runs[0] else []
    parts += [f"CPU {spread([run['cpu'] for run in runs])} s"] if "cpu" in runs[0] else []
    parts += [f"{number(max(run['peak'] for run in runs))} MB"] if "peak" in runs[0] else []
    others = [name for name in runs[0] if name not in {"wall", "cpu", "peak"}]
    parts += [f"{name} {number(median(run.get(name, 0.0) for run in runs))}" for name in others]
    return ", ".join(parts)


def ratios(ours: Sequence[Run], rivals: Iterable[Sequence[Run]]) -> str:
    """Return our share of what the best rival of each round took, in time, processor time and memory."""
    told = []
    held = [runs for runs in rivals if runs]
    for name, label in (("wall", ""), ("cpu", "CPU "), ("peak", "memory ")):
        if not (ours and held) or name not in ours[0] or name not in held[0][0]:
            continue
        best = [min(run[name] for run in together) for together in zip(*held, strict=False)]
        shares = [run[name] / other for run, other in zip(ours, best, strict=False) if other]
        if shares:
            told.append(f"{label}{spread(shares)}")
    return ", ".join(told) or "–"


def spread(values: Sequence[float]) -> str:
    """Return the median, and in brackets the least and the most where they differ."""
    middle, least, most = (number(one) for one in (median(values), min(values), max(values)))
    return middle if least == most else f"{middle} ({least}–{most})"


def number(value: float) -> str:
    """Return a number with three digits that matter."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3f}" if value else "0"
