"""The nodes of graphs by their types, each with the properties that mcsite tells, in the order they are written in.

A property that says nothing isn't written. Where a value is the same in many graphs, it stands there as JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

from msgspec import Raw, Struct, field

LanguageMap = dict[str, Any]  # a text, or a list of texts, by language
NOTHING = Raw()


def _in(vocabulary: str) -> Callable[[str], str]:
    """Return what makes `ceterms:ownedBy` of `owned_by`."""

    def named(name: str) -> str:
        first, *others = name.split("_")
        return f"{vocabulary}:{first}{''.join(one.capitalize() for one in others)}"

    return named


def _always(type_: str) -> Any:
    """Return the field that says the type of nodes; unlike a default, what a factory makes is always written."""
    return field(name="@type", default_factory=repeat(type_).__next__)


class Node(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False, rename=_in("ceterms")):
    """What a node of CTDL is; one without an `@id` is a part of another. None holds itself, so no `gc` need look."""

    id: str = field(default="", name="@id")


class AlignmentObject(Node, frozen=True, kw_only=True):
    """A competency, a topic, or a concept of a vocabulary."""

    type: str = _always("ceterms:CredentialAlignmentObject")
    framework: str = ""
    framework_name: LanguageMap = {}
    coded_notation: str = ""
    target_node: str = ""
    target_node_name: LanguageMap = {}
    target_node_description: LanguageMap = {}


class CostProfile(Node, frozen=True, kw_only=True):
    """What something costs."""

    type: str = _always("ceterms:CostProfile")
    name: LanguageMap
    description: LanguageMap
    cost_details: str
    direct_cost_type: Raw
    currency: str = ""
    price: float


class DurationProfile(Node, frozen=True, kw_only=True):
    """How long something takes."""

    type: str = _always("ceterms:DurationProfile")
    description: LanguageMap
    time_required: str


class IdentifierValue(Node, frozen=True, kw_only=True):
    """A code that something is known by."""

    type: str = _always("ceterms:IdentifierValue")
    identifier_type_name: LanguageMap
    identifier_value_code: str


class LearningResource(Node, frozen=True, kw_only=True):
    """A work on the web, by its address."""

    type: str = _always("ceterms:LearningResource")


class Place(Node, frozen=True, kw_only=True):
    """A country, or a region in it."""

    type: str = _always("ceterms:Place")
    address_country: LanguageMap
    address_region: LanguageMap = {}


class JurisdictionProfile(Node, frozen=True, kw_only=True):
    """Where something holds."""

    type: str = _always("ceterms:JurisdictionProfile")
    main_jurisdiction: list[Place]


class ValueProfile(Node, frozen=True, kw_only=True):
    """An amount of credit."""

    type: str = _always("ceterms:ValueProfile")
    value: float | None = field(default=None, name="schema:value")
    credit_unit_type: list[str] = []
    said: LanguageMap = field(name="schema:description")


class QuantitativeValue(Node, frozen=True, kw_only=True):
    """An amount."""

    type: str = _always("schema:QuantitativeValue")
    value: float = field(name="schema:value")
    said: LanguageMap = field(name="schema:description")


class ConditionProfile(Node, frozen=True, kw_only=True):
    """What is required for something."""

    type: str = _always("ceterms:ConditionProfile")
    name: LanguageMap
    description: LanguageMap
    subject_webpage: str
    asserted_by: list[str] = []
    submission_of_description: LanguageMap = {}
    condition: LanguageMap = {}
    target_competency: list[AlignmentObject] = []
    target_credential: list[str] = []
    target_assessment: list[str] = []


class Organization(Node, frozen=True, kw_only=True):
    """An issuer, a recognizer or a publisher."""

    type: str = field(name="@type")
    ctid: str
    name: LanguageMap
    description: LanguageMap
    subject_webpage: str = ""
    email: list[str] = []
    image: str = ""
    address: list[Place] = []
    agent_type: Raw = NOTHING
    agent_sector_type: Raw = NOTHING
    jurisdiction: list[JurisdictionProfile] = []
    transfer_value_statement: str = ""
    transfer_value_statement_description: LanguageMap = {}
    offers: list[str] = []
    recognizes: list[str] = []


class Collection(Node, frozen=True, kw_only=True):
    """The catalog."""

    type: str = _always("ceterms:Collection")
    ctid: str
    name: LanguageMap
    description: LanguageMap
    subject_webpage: str
    in_language: list[str]
    owned_by: list[str] = []
    has_member: list[str] = []


class CredentialHead(Node, frozen=True, kw_only=True):
    """What a registry requires of a credential."""

    type: str = _always("ceterms:MicroCredential")
    ctid: str
    name: LanguageMap
    description: LanguageMap
    credential_status_type: Raw = NOTHING
    subject_webpage: str
    in_language: list[str]
    owned_by: list[str]
    offered_by: list[str]


class MicroCredential(CredentialHead, frozen=True, kw_only=True):
    """A credential."""

    image: str
    in_catalog: str
    version_code: str = ""
    previous_version: str = ""
    date_effective: str = ""
    expiration_date: str = ""
    identifier: list[IdentifierValue] = []
    available_online_at: list[str] = []
    subject: list[AlignmentObject] = []
    keyword: LanguageMap = {}
    occupation_type: list[AlignmentObject] = []
    learning_method_description: LanguageMap = {}
    estimated_duration: list[DurationProfile] = []
    estimated_cost: list[CostProfile] = []
    requires: list[ConditionProfile]
    is_required_for: list[str] = []
    has_rubric: list[str] = []
    recognized_by: list[str] = []
    provides_transfer_value_for: list[str] = []
    has_proxy: list[str] = []
    superseded_by: list[str] = []
    supersedes: list[str] = []


class EarlierVersion(CredentialHead, frozen=True, kw_only=True):
    """A released version of a credential that another followed."""

    version_code: str
    date_effective: str = ""
    previous_version: str = ""
    latest_version: str


class AssessmentProfile(Node, frozen=True, kw_only=True):
    """The assessment of a credential."""

    type: str = _always("ceterms:AssessmentProfile")
    ctid: str
    name: LanguageMap
    description: LanguageMap
    subject_webpage: str
    in_language: list[str]
    life_cycle_status_type: Raw
    owned_by: list[str]
    offered_by: list[str]
    assesses: list[AlignmentObject]
    assessment_method_type: Raw
    assessment_method_description: LanguageMap = {}
    is_proctored: bool | None = None
    assessment_output: LanguageMap = {}
    scoring_method_type: Raw = NOTHING
    scoring_method_description: LanguageMap
    has_rubric: list[str] = []
    estimated_cost: list[CostProfile] = []
    credit_value: list[ValueProfile] = []
    external_research: list[str] = []
    target_learning_resource: list[LearningResource] = []


class TransferValueProfile(Node, frozen=True, kw_only=True):
    """What a recognizer gives for a credential or stack."""

    type: str = _always("ceterms:TransferValueProfile")
    ctid: str
    name: LanguageMap
    description: LanguageMap
    subject_webpage: str
    owned_by: list[str]
    life_cycle_status_type: Raw
    start_date: str = ""
    end_date: str = ""
    transfer_value: list[ValueProfile]
    transfer_value_from: list[str] = []
    requires: list[ConditionProfile] = []


class ComponentCondition(Node, frozen=True, kw_only=True):
    """How many of some components are needed."""

    type: str = _always("ceterms:ComponentCondition")
    name: LanguageMap
    description: LanguageMap
    required_number: int
    target_component: list[str] = []
    has_condition: list[ComponentCondition] = []


class Component(Node, frozen=True, kw_only=True):
    """A credential or stack in a stack, or what the stack leads to."""

    type: str = field(name="@type")
    ctid: str
    name: LanguageMap
    description: LanguageMap
    subject_webpage: str
    proxy_for: str = ""
    credential_type: list[str] = []
    is_part_of: list[str]
    is_destination_component_of: list[str] = []
    point_value: list[QuantitativeValue] = []
    has_condition: list[ComponentCondition] = []
    preceded_by: list[str] = []


class Pathway(Node, frozen=True, kw_only=True):
    """A stack."""

    type: str = _always("ceterms:Pathway")
    ctid: str
    name: LanguageMap
    description: LanguageMap
    subject_webpage: str
    life_cycle_status_type: Raw
    version_code: str = ""
    subject: list[AlignmentObject] = []
    owned_by: list[str]
    offered_by: list[str]
    has_destination_component: list[str]
    has_part: list[str]


class RubricNode(Node, frozen=True, kw_only=True, rename=_in("ceasn")):
    """What a node of CTDL-ASN is."""


class Rubric(RubricNode, frozen=True, kw_only=True):
    """A rubric."""

    type: str = _always("ceasn:Rubric")
    ctid: str = field(name="ceterms:ctid")
    name: LanguageMap
    description: LanguageMap
    in_language: list[str]
    creator: list[str]
    license: str = ""
    evaluator_type: list[str] = []
    has_rubric_level: list[str]
    has_rubric_criterion: list[str]


class RubricLevel(RubricNode, frozen=True, kw_only=True):
    """A level of a rubric."""

    type: str = _always("ceasn:RubricLevel")
    name: LanguageMap
    description: LanguageMap = {}
    list_id: str = field(name="ceasn:listID")
    has_criterion_level: Sequence[str]


class RubricCriterion(RubricNode, frozen=True, kw_only=True):
    """A criterion of a rubric."""

    type: str = _always("ceasn:RubricCriterion")
    ctid: str = field(name="ceterms:ctid")
    name: LanguageMap
    description: LanguageMap
    list_id: str = field(name="ceasn:listID")
    has_criterion_level: Sequence[str]


class CriterionLevel(RubricNode, frozen=True, kw_only=True):
    """Where a criterion and a level cross."""

    type: str = _always("ceasn:CriterionLevel")
    benchmark_label: LanguageMap = {}
    benchmark_text: LanguageMap = {}
    list_id: str = field(name="ceasn:listID")
