"""Make a catalog of any size: `python bench/catalog.py FOLDER --credentials 10000`.

The same number and seed give the same bytes. A credential is 3 to 5 KB, written as people write YAML: competency, sections,
two or three parts of evidence, a rubric of three to six criteria, research, links to others. Words are drawn as in real
text: common ones often, most seldom, and those of a topic together.
"""

from __future__ import annotations

import argparse
import random
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

NOUNS = """activity agreement argument artifact assessment assignment audience barrier behavior belief book calendar
challenge change chart checklist choice circle claim class classroom clip coach colleague comment community concept
conference conflict connection content context conversation course criterion culture curriculum cycle data decision
design detail device diagram dialogue difference difficulty discussion draft drawing effort emotion engagement
environment error evidence example exchange exercise exhibit expectation experience experiment explanation expression
family feedback feeling figure focus fraction friend function game garden goal grade graph greeting group growth guide
habit homework idea identity image impact improvement inquiry instruction interest interview investigation job journal
judgment kindness lab language leader learner lesson letter level library list listening literacy map material math
measure meeting memory mentor message method mistake model moment motivation museum music narrative need neighbor
network note novel number objective observation opinion option order outcome ownership parent participation partner
pattern peer performance perspective phase photograph picture plan play podcast poem policy portfolio practice
prediction presentation principal problem procedure process product profile program progress project prompt proposal
protocol prototype purpose puzzle question quiz reader reading reason record reflection relationship report research
resource response responsibility result review revision role routine rubric rule schedule school science score sentence
sequence service setting share signal situation skill solution song source space speaker speech standard station step
story strategy structure student study subject success suggestion summary support survey symbol table talk task teacher
team technology template test text theme theory thinking time tool topic tradition transition translation trip unit
value variable version video viewpoint vision visitor vocabulary voice volunteer walk warmup week window word work
workshop writer writing""".split()
VERBS = """adapts analyzes arranges asks assesses builds chooses coaches collects compares confers connects creates
critiques defines demonstrates describes designs develops differentiates discusses documents drafts elicits engages
evaluates examines explains explores facilitates gathers guides identifies implements improves integrates interprets
introduces investigates invites leads listens maps mentors models monitors names observes organizes outlines plans
practices prepares presents prioritizes prompts questions reads records reflects refines rehearses responds revises
scaffolds selects shares sketches structures studies summarizes supports teaches tests tracks translates tries uses
verifies visualizes weighs writes""".split()
QUALITIES = """accurate active attentive authentic balanced brief calm careful clear collaborative common complex
concrete consistent creative critical cultural daily deliberate digital diverse early effective equitable everyday
explicit fair familiar flexible formal frequent honest inclusive independent individual informal intentional joint
kind local lively manageable meaningful multilingual mutual new open oral patient personal playful positive practical
precise predictable productive public quiet reflective regular relevant respectful responsive restorative rich safe
shared short silent simple small social specific steady structured supportive thoughtful timely transparent useful
varied visible visual weekly whole written""".split()
FRAMES = (
    "The educator {v} {q} {n} so that every {n} has a {q} {n}.",
    "Before the {n}, {v0} the {n} with a colleague and note which {n} is {q}.",
    "Students {v0} a {q} {n} and explain how the {n} and the {n} belong together.",
    "In the first {n} of the {n}, a {q} {n} shows what the {n} can do.",
    "When a {n} fails, the class {v} it again with another {n}, and says what the {n} changed.",
    "It is {q} to {v0} one {n} well rather than three of {n} and {n}.",
    "Ask: which {n} would a {q} {n} need, and who {v} it?",
    "Two {q} {ns} are enough; the rest of the {n} is for {n}.",
    "Show where the {n} {v} the {n}, and where the {n} is still missing.",
    "A {n} without {n} is only a {n}: {v0} what happens next.",
    "What did the {q} {n} tell you about your {n}, and what will you {v0}?",
    "Research on {n} and {n} suggests that {q} {ns} help learners who {v0} a {n}.",
)
SYLLABLES = "ba be bo da de di do fa fe ga go ha ka ke ki la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi wa ya zo".split()
GRADES = ("early-childhood", "elementary", "middle", "secondary", "post-secondary", "adult")
SUBJECTS = (
    "language-arts",
    "mathematics",
    "science",
    "social-studies",
    "music",
    "visual-arts",
    "health",
    "world-languages",
)
AUDIENCES = ("teacher", "coach", "administrator", "substitute", "early-career", "librarian", "paraprofessional")
TYPES = (
    "video",
    "lesson-plan",
    "student-work",
    "reflection",
    "observation",
    "assessment",
    "evaluation",
    "written-response",
)
MEDIA = ("video", "audio", "image", "document")
MODELS = ("free", "paid", "peer", "certified")
SCALE = ("Not yet", "Approaching", "Meets")


PLAIN = re.compile(
    r"(?!(?:true|false|yes|no|on|off|null|y|n)$)[A-Za-z0-9](?:[\w ,.;/?()-]|:(?=\S)|'(?=\w))*", re.IGNORECASE
)
WORD = re.compile(r"[a-z][a-z-]*[a-z0-9]*(?:-[0-9]+)?")
WIDTH = 100  # letters of a line of folded text


def plural(noun: str) -> str:
    """Return the plural of a noun."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def stem(verb: str) -> str:
    """Return a verb of the third person as it is after "to"."""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("ches", "shes", "sses")) else verb[:-1]


def scalar(value: str | float) -> str:
    """Return a value in YAML, without quotes where they aren't needed."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)) or PLAIN.fullmatch(value):
        return str(value)
    return "'" + value.replace("'", "''") + "'"


def yaml(value: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """Go through the lines of a mapping in YAML, as people write it: short lists in a line, long text folded."""
    for key, one in value.items():
        head = f"{indent}{scalar(key)}:"
        if isinstance(one, Mapping):
            flat = all(isinstance(part, (int, float)) or WORD.fullmatch(str(part)) for part in one.values())
            if flat:
                yield f"{head} {{{', '.join(f'{name}: {scalar(part)}' for name, part in one.items())}}}"
            else:
                yield from (head, *yaml(one, indent + "  "))
        elif isinstance(one, list):
            yield from _items(head, one, indent + "  ")
        elif isinstance(one, str) and len(head) + len(one) > WIDTH + 20:
            yield f"{head} >-"
            yield from textwrap.wrap(one, WIDTH, initial_indent=indent + "  ", subsequent_indent=indent + "  ",
                                     break_long_words=False, break_on_hyphens=False)  # fmt: skip
        else:
            yield f"{head} {scalar(one)}"


def _items(head: str, values: list[Any], indent: str) -> Iterator[str]:
    if all(WORD.fullmatch(str(one)) for one in values):
        yield f"{head} [{', '.join(values)}]"
        return
    yield head
    for one in values:
        if isinstance(one, Mapping):
            first, *more = yaml(one, indent + "  ")
            yield from (f"{indent}- {first.strip()}", *more)
        else:
            yield f"{indent}- {scalar(one)}"


class Words:
    """Words and sentences: those of a topic first, then those that all know, and now and then a rare one."""

    def __init__(self, rng: random.Random, rare: int) -> None:
        self.rng = rng
        self.rare = sorted({"".join(rng.choices(SYLLABLES, k=rng.choice((2, 3, 3, 4)))) for _ in range(rare)})
        rng.shuffle(self.rare)
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.rare))))

    def noun(self, own: Sequence[str]) -> str:
        chance = self.rng.random()
        if chance < 0.5:
            return self.rng.choice(own)
        return self.rng.choice(NOUNS) if chance < 0.92 else self.rng.choices(self.rare, cum_weights=self.weights)[0]

    def sentence(self, own: Sequence[str]) -> str:
        frame = self.rng.choice(FRAMES)
        while "{" in frame:
            frame = frame.replace("{ns}", plural(self.noun(own)), 1)
            frame = frame.replace("{n}", self.noun(own), 1)
            frame = frame.replace("{q}", self.rng.choice(QUALITIES), 1)
            frame = frame.replace("{v}", self.rng.choice(VERBS), 1)
            frame = frame.replace("{v0}", stem(self.rng.choice(VERBS)), 1)
        return frame[0].upper() + frame[1:]

    def text(self, own: Sequence[str], sentences: int) -> str:
        return " ".join(self.sentence(own) for _ in range(sentences))

    def title(self, own: Sequence[str]) -> str:
        pattern = self.rng.choice(
            ("{q} {ns}", "{n} and {n}", "{q} {n} for {q} {ns}", "{ns} in the {n}", "from {n} to {n}")
        )
        while "{" in pattern:
            pattern = pattern.replace("{q}", self.rng.choice(QUALITIES), 1).replace("{ns}", plural(self.noun(own)), 1)
            pattern = pattern.replace("{n}", self.noun(own), 1)
        return pattern.title()


class Maker:
    """Writes the files of a catalog."""

    def __init__(self, root: Path, credentials: int, seed: int) -> None:
        self.root, self.count = root, credentials
        self.rng = random.Random(seed)
        self.words = Words(self.rng, 2000 + credentials * 2)
        self.topics = [f"topic-{at}" for at in range(24 + credentials // 500)]
        self.own = {topic: [self.words.noun(NOUNS) for _ in range(24)] for topic in self.topics}
        self.issuers = [f"issuer-{at}" for at in range(6 + credentials // 250)]
        self.ids = [f"credential-{at}" for at in range(credentials)]

    def make(self) -> None:
        self.write("mcsite.yaml", 'title: "Generated Catalog"\nurl: https://generated.example/\n', plain=True)
        for at, topic in enumerate(self.topics):
            parent = {"parent": self.topics[at // 4]} if at >= 8 and at % 3 == 0 else {}
            own = self.own[topic]
            self.item("topics", topic, {
                "title": f"{own[0]} {own[1]}".title() + f" {at}", "summary": self.words.sentence(own),
                "aliases": [f"{own[2]} {own[3]}".title() + f" {at}"], **parent,
            }, self.words.text(own, 4))  # fmt: skip
        for at, issuer in enumerate(self.issuers):
            name = (
                f"{self.words.rare[at].title()} {self.rng.choice(('University', 'District', 'Institute', 'Academy'))}"
            )
            self.item("issuers", issuer, {
                "title": name, "url": f"https://{issuer}.example/", "email": f"badges@{issuer}.example",
                "summary": self.words.sentence(NOUNS), "region": "US",
            }, self.words.text(NOUNS, 4))  # fmt: skip
        self.item("rubrics", "three-level", {
            "title": "Three levels", "pass": SCALE[-1],
            "levels": [{"title": level, "meaning": self.words.sentence(NOUNS)} for level in SCALE],
        }, "Three levels.")  # fmt: skip
        for type_ in TYPES:
            self.item("evidence", type_, {
                "title": type_.replace("-", " ").title(), "type": type_, "instructions": self.words.text(NOUNS, 2),
                "checks": [self.words.sentence(NOUNS)], "privacy": "Leave out names.",
            }, self.words.text(NOUNS, 2))  # fmt: skip
        for at in range(self.count):
            self.credential(at)
        for at in range(self.count // 12):
            self.stack(at)
        self.recognizers()
        for at in range(8):
            self.item("guides", f"guide-{at}", {"title": self.words.title(NOUNS), "order": at},
                      "## First steps\n\n" + self.words.text(NOUNS, 30))  # fmt: skip

    def credential(self, at: int) -> None:
        rng, words = self.rng, self.words
        topics = sorted({self.topics[min(int(rng.paretovariate(0.9)) - 1, len(self.topics) - 1)]
                         if rng.random() < 0.5 else rng.choice(self.topics) for _ in range(rng.choice((1, 1, 2)))})  # fmt: skip
        own = self.own[topics[0]]
        parts = self.parts(own)
        scored = [number for number, part in enumerate(parts, start=1) if part["scoring"] == "rubric"]
        criteria = self.criteria(own, scored)
        model = rng.choices(MODELS, (3, 2, 2, 4))[0]
        fee = (
            {"fee": {"amount": rng.choice((40, 60, 75, 90, 120)), "currency": "USD"}}
            if model in {"paid", "certified"}
            else {}
        )
        lower = rng.choice((4, 5, 6, 8, 10, 12, 15, 20))
        near = [self.ids[other] for other in {(at * 7 + 3) % self.count, (at * 13 + 5) % self.count} if other != at]
        front = {
            "title": words.title(own), "code": f"GC-{at}", "version": "1.0.0", "status": "published",
            "published": f"202{rng.randrange(3, 6)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}",
            "issuer": self.issuers[min(int(rng.paretovariate(0.7)) - 1, len(self.issuers) - 1)],
            "competency": f"The educator {rng.choice(VERBS)} {words.sentence(own)[4:]}" if rng.random() < 0.2 else words.text(own, 1),
            "topics": topics, "grade_levels": rng.sample(GRADES, rng.choice((1, 2, 2, 3))),
            "subjects": rng.sample(SUBJECTS, rng.choice((1, 1, 2))), "audience": rng.sample(AUDIENCES, rng.choice((1, 1, 2))),
            "needs_students": rng.random() < 0.8, "effort_hours": {"min": lower, "max": lower + rng.choice((0, 0, 2, 4))},
            "license": "CC-BY-4.0", "assessment": {"model": model, **fee, "resubmissions": "unlimited"},
            "apply_url": f"https://apply.example/{at}", "credit": [{"amount": lower, "unit": "hour"}], "related": near,
            **({"prerequisites": [self.ids[at // 2]]} if at % 9 == 8 else {}),
            "rubric": {"use": "three-level", "criteria": criteria}, "evidence": parts,
            "research": [{"title": words.title(own), "authors": rng.choice(words.rare).title(), "year": 2010,
                          "url": f"https://research.example/{at}"}],
            "resources": [{"title": words.title(own), "url": f"https://resources.example/{at}"}],
        }  # fmt: skip
        self.item("credentials", self.ids[at], front, self.body(own, near[0] if near else self.ids[at]))

    def parts(self, own: list[str]) -> list[dict]:
        """Return the evidence of a credential, in the words of its topic."""
        rng, words = self.rng, self.words
        types = rng.sample(TYPES, rng.choice((2, 2, 2, 3, 3)))
        return [{
            **({"use": type_} if rng.random() < 0.4 else {"title": words.title(own), "type": type_}),
            "scoring": "rubric" if number == 0 else rng.choice(("rubric", "yes-no")), "quantity": rng.choice((1, 1, 2, 3)),
            "media": rng.sample(MEDIA, 2), "instructions": words.text(own, rng.choice((1, 1, 1, 2))),
            "checks": [words.sentence(own)],
            **({"prompts": [{"title": words.title(own), "text": words.text(own, 1), "max_words": 200, "limit": "advisory"}]}
               if number == 0 and rng.random() < 0.7 else {}),
        } for number, type_ in enumerate(types)]  # fmt: skip

    def criteria(self, own: list[str], scored: list[int]) -> list[dict]:
        """Return the criteria of a rubric for some parts of the evidence."""
        rng, words = self.rng, self.words
        return [{
            "title": words.title(own), "part": scored[number % len(scored)],
            "descriptors": {level: words.sentence(own) for level in SCALE},
        } for number in range(max(rng.choice((3, 3, 3, 3, 4, 6)), len(scored)))]  # fmt: skip

    def body(self, own: list[str], near: str) -> str:
        """Return the text of a credential, with a link to another."""
        rng, words = self.rng, self.words
        steps = "\n".join(f"- **{words.title(own)}.** {words.text(own, 1)}" for _ in range(rng.choice((2, 3))))
        return (
            f"## Key method\n\n{words.text(own, rng.choice((1, 2)))}\n\n## Method components\n\n{steps}\n\n## Suggested preparation\n\n"
            f"{words.text(own, rng.choice((1, 2)))} See [another one](credential:{near}).\n\n"
            f"## Rationale\n\n{words.text(own, 2)}\n"
        )

    def stack(self, at: int) -> None:
        members = [self.ids[(at * 12 + other) % self.count] for other in range(6)]
        topic = self.rng.choice(self.topics)
        self.item("stacks", f"stack-{at}", {
            "title": self.words.title(self.own[topic]) + " Stack", "issuer": self.rng.choice(self.issuers), "kind": "stack",
            "summary": self.words.sentence(self.own[topic]), "topics": [topic], "version": "1.0.0", "status": "published",
            "published": "2025-02-01", "award": {"title": "Certificate"},
            "groups": [{"title": "First steps", "credentials": members[:3], "require": "all"},
                       {"title": "Further on", "credentials": members[3:], "require": 2}],
        }, self.words.text(self.own[topic], 6))  # fmt: skip

    def recognizers(self) -> None:
        rules = ({"all": True}, {"topics": self.topics[:6]}, {"topics": self.topics[3:15]}, {"issuers": self.issuers[:2]},
                 {"credentials": self.ids[:20]}, {"topics": self.topics[10:]})  # fmt: skip
        for at in range(12):
            self.item("recognizers", f"recognizer-{at}", {
                "title": f"{self.words.rare[100 + at].title()} {('State', 'District')[at % 2]}", "region": "US",
                "kind": ("state", "district")[at % 2],
                "recognizes": [{**rules[at % len(rules)], "award": {"amount": 5 + at, "unit": "hour"}}],
            }, self.words.text(NOUNS, 3))  # fmt: skip

    def item(self, collection: str, id_: str, front: dict[str, object], body: str) -> None:
        lines = "\n".join(yaml(front))
        self.write(f"content/{collection}/{id_}.md", f"---\n{lines}\n---\n{body.strip()}\n")

    def write(self, path: str, text: str, *, plain: bool = False) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def main() -> None:
    """Read the command line and make a catalog."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--credentials", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    Maker(given.folder, given.credentials, given.seed).make()


if __name__ == "__main__":
    main()
