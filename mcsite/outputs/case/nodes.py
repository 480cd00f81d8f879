"""What packages hold, by types (CASE 1.1, "Data Model"), in the order it is written in; what says nothing isn't."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, Raw, Struct, UnsetType, field

UNKNOWN = "1970-01-01T00:00:00Z"  # where it isn't told when something changed, which must be
_VERSION = "1.1"


class Link(Struct, frozen=True, omit_defaults=True, gc=False):
    """A link to something in the package or in another; at an end of an association it says what is there."""

    title: str
    identifier: str
    uri: str | Raw
    target_type: str = field(default="", name="targetType")

    def as_end(self) -> Link:
        """Return the link as an association has it."""
        return Link(self.title, self.identifier, self.uri, "CASE")


class Node(Struct, frozen=True, omit_defaults=True, gc=False, rename="camel"):
    """What everything in a package has; what it doesn't say is empty. An address or moment may be given as JSON."""

    identifier: str
    uri: str | Raw
    last_change_date_time: str | Raw


class Document(Node, frozen=True, kw_only=True):
    """The head of a package."""

    version: str = field(default_factory=lambda: _VERSION, name="caseVersion")
    creator: str
    title: str
    official_source: str = field(default="", name="officialSourceURL")
    publisher: str = ""
    description: str = ""
    language: str = ""
    edition: str = field(default="", name="version")


class Item(Node, frozen=True, kw_only=True):
    """A competency or statement."""

    full_statement: str = ""
    abbreviated_statement: str = ""
    human_coding_scheme: str = ""
    type: str = field(default="", name="CFItemType")
    concept_keywords: list[str] = []
    subject: list[str] = []
    subject_uri: list[Link] = field(default_factory=list, name="subjectURI")
    language: str = ""
    education_level: list[str] = []
    license: Link | None = field(default=None, name="licenseURI")
    status_start_date: str = ""
    status_end_date: str = ""
    notes: str = ""
    extensions: dict[str, str] = {}


class Association(Node, frozen=True, kw_only=True):
    """What one thing is to another."""

    association_type: str
    origin: Link = field(name="originNodeURI")
    destination: Link = field(name="destinationNodeURI")
    sequence_number: int = 0


class Subject(Node, frozen=True, kw_only=True):
    """A topic; its code leads from the top to it."""

    title: str
    hierarchy_code: str
    description: str = ""


class License(Node, frozen=True, kw_only=True):
    """A licence."""

    title: str
    text: str = field(name="licenseText")


class Level(Node, frozen=True):
    """What a criterion means at a level."""

    quality: str = ""
    description: str = ""
    position: int = 0
    criterion: str = field(default="", name="rubricCriterionId")


class Criterion(Node, frozen=True, kw_only=True):
    """A row of a rubric."""

    description: str
    position: int
    rubric: str = field(name="rubricId")
    levels: list[Level] = field(name="CFRubricCriterionLevels")
    category: str = ""
    item: Link | None = field(default=None, name="CFItemURI")


class Rubric(Node, frozen=True, kw_only=True):
    """A rubric, or a scale as one of one row."""

    title: str
    description: str | UnsetType = UNSET
    criteria: list[Criterion] = field(name="CFRubricCriteria")
    extensions: dict[str, str]


class Definitions(Struct, frozen=True, omit_defaults=True):
    """What items name: topics and licences."""

    subjects: list[Subject] = field(default_factory=list, name="CFSubjects")
    licenses: list[License] = field(default_factory=list, name="CFLicenses")


class Package(Struct, frozen=True, omit_defaults=True):
    """A package; its parts may be given as JSON."""

    document: Document = field(name="CFDocument")
    items: list[Any] = field(default_factory=list, name="CFItems")
    associations: list[Any] = field(default_factory=list, name="CFAssociations")
    definitions: Definitions | None = field(default=None, name="CFDefinitions")
    rubrics: list[Any] = field(default_factory=list, name="CFRubrics")
    extensions: dict[str, str] = {}
