"""What all descriptions share: the JSON-LD context, nodes, texts in several languages, notes, vocabularies.

Names are those of the European Learning Model (ELM) 3.1, which takes some of its properties from other vocabularies.
`dcType` is `dc:type`, since `type` is the class of a node. The context is in every file: no reader needs another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from mcsite import countries
from mcsite.views import View

Node = dict[str, Any]
LanguageMap = dict[str, str]
V = TypeVar("V", bound=View)

_PREFIXES = {
    "elm": "http://data.europa.eu/snb/model/elm/",
    "dc": "http://purl.org/dc/terms/",
    "adms": "http://www.w3.org/ns/adms#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rov": "http://www.w3.org/ns/regorg#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_CLASSES = """
    elm:Address elm:Amount elm:AwardingOpportunity elm:ContactPoint elm:CreditPoint elm:GradingScheme elm:Identifier
    elm:LearningAchievementSpecification elm:LearningAssessmentSpecification elm:LearningOpportunity elm:LearningOutcome
    elm:Mailbox elm:Note elm:Organisation elm:PriceDetail elm:WebResource
    dc:Location dc:PeriodOfTime skos:Concept skos:ConceptScheme
""".split()
_TEXTS = "dc:title dc:description elm:noteLiteral rov:legalName skos:prefLabel".split()
_THINGS = """
    elm:ISCEDFCode elm:additionalNote elm:address elm:admissionProcedure elm:amount elm:awardingBody
    elm:awardingOpportunity elm:contactPoint elm:countryCode elm:creditPoint elm:defaultLanguage elm:educationLevel
    elm:emailAddress elm:entryRequirement elm:framework elm:gradingScheme elm:hasPart
    elm:learningAchievementSpecification elm:learningOutcome elm:location elm:mode elm:priceDetail elm:providedBy
    elm:provenBy elm:relatedSkill elm:supplementaryDocument elm:unit
    adms:identifier dc:language dc:subject dc:temporal foaf:homepage skos:inScheme
""".split()
_VALUES = {
    "dc:modified": "xsd:dateTime",
    "elm:contentUrl": "xsd:anyURI",
    "elm:endDate": "xsd:dateTime",
    "elm:point": "xsd:string",
    "elm:schemeName": "xsd:string",
    "elm:startDate": "xsd:dateTime",
    "elm:status": "xsd:string",
    "elm:volumeOfLearning": "xsd:duration",
    "rdf:value": "xsd:decimal",
    "skos:notation": "xsd:string",
}


def _name(term: str) -> str:
    return term.split(":")[1]


CONTEXT = {
    **_PREFIXES,
    "id": "@id",
    "type": "@type",
    "dcType": {"@id": "dc:type", "@type": "@id"},
    **{_name(term): term for term in _CLASSES},
    **{_name(term): {"@id": term, "@container": "@language"} for term in _TEXTS},
    **{_name(term): {"@id": term, "@type": "@id"} for term in _THINGS},
    **{_name(term): {"@id": term, "@type": type_} for term, type_ in _VALUES.items()},
}

_VOCABULARIES = "http://data.europa.eu/snb/"
_AUTHORITIES = "http://publications.europa.eu/resource/authority/"
_LIST = "25831c2"  # what every vocabulary of Europass has as the name of itself
_MODES = {
    "online": ("920fbb3cbe", "Online"),
    "onsite": ("9191af2ed9", "Presential"),
    "blended": ("e92d221e4d", "Blended"),
    "hybrid": ("c_3a90b26d", "Hybrid"),
    "workplace": ("729f3bed4b", "Workbased"),
}
# The official languages of the European Union and those of its neighbours, as ISO 639-3 names them
_LANGUAGES = dict(
    pair.split(":")
    for pair in """
        bg:BUL cs:CES da:DAN de:DEU el:ELL en:ENG es:SPA et:EST fi:FIN fr:FRA ga:GLE hr:HRV hu:HUN is:ISL it:ITA lt:LIT
        lv:LAV mt:MLT nl:NLD no:NOR pl:POL pt:POR ro:RON ru:RUS sk:SLK sl:SLV sv:SWE tr:TUR uk:UKR
    """.split()
)


def node(type_: str, id_: str = "", **properties: Any) -> Node:
    """Return a node without the properties that have nothing to say."""
    head = {"id": id_, "type": type_} if id_ else {"type": type_}
    return head | {name: value for name, value in properties.items() if value not in ("", None, [], {})}


def english(text: str) -> LanguageMap:
    """Return words that mcsite wrote itself; none if there are none."""
    return {"en": text} if text else {}


def told(family: Sequence[V], tell: Callable[[V], str]) -> LanguageMap:
    """Return what a thing and its translations say; what a translation has from the original isn't said twice."""
    original = tell(family[0])
    found = {family[0].language: original} if original else {}
    return found | {one.language: text for one in family[1:] if (text := tell(one)) and text != original}


def note(texts: LanguageMap, subject: str = "") -> list[Node]:
    """Return a note; none if there are no texts."""
    about = concept(subject) if subject else None
    return [node("Note", subject=about, noteLiteral=texts)] if texts else []


def web(url: str, title: LanguageMap | None = None, spoken: str = "") -> Node:
    """Return a page or document on the web; `spoken` is the tag of its language."""
    return node("WebResource", title=title, contentUrl=url, language=language(spoken) if spoken else None)


def concept(label: str, id_: str = "", scheme: str = "") -> Node:
    """Return a concept; without an id, one that no vocabulary has."""
    vocabulary = node("ConceptScheme", scheme) if scheme else None
    return node("Concept", id_, prefLabel=english(label), inScheme=vocabulary)


def country(region: str) -> Node | None:
    """Return the country that a region is in, of the list of the European Union; None if that isn't known."""
    code = countries.three_letters(region)
    return _authority("country", code) if code else None


def currency(code: str) -> Node:
    """Return a currency by its ISO 4217 code."""
    return _authority("currency", code)


def language(tag: str) -> Node:
    """Return a language by its BCP 47 tag: one of the list of the European Union, or one that has only its tag."""
    code = _LANGUAGES.get(tag.split("-", maxsplit=1)[0].lower())
    return _authority("language", code) if code else node("Concept", notation=tag)


def mode(participation: str) -> Node:
    """Return a form of participation, of the list of modes of learning and assessment."""
    code, label = _MODES[participation]
    return _europass("learning-assessment", code, label)


def level(number: int) -> Node:
    """Return a level of the European Qualifications Framework."""
    return _europass("eqf", str(number), f"EQF level {number}")


def education() -> Node:
    """Return the field of all micro-credentials of educators (ISCED-F 2013, narrow field 011)."""
    return _europass("isced-f", "011", "Education")


def portfolio() -> Node:
    """Return the type of assessment that judges a portfolio."""
    return _europass("assessment", "4f03b91c0e", "portfolio")


def ects() -> Node:
    """Return the credit system of European higher education."""
    return _europass("education-credit", "6fcec5c5af", "European Credit Transfer System")


def plain(value: float) -> str:
    """Return a number in digits alone, as `xsd:decimal` wants it."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _europass(vocabulary: str, code: str, label: str) -> Node:
    base = f"{_VOCABULARIES}{vocabulary}/"
    return concept(label, base + code, base + _LIST)


def _authority(name: str, code: str) -> Node:
    return concept("", f"{_AUTHORITIES}{name}/{code}", _AUTHORITIES + name)
