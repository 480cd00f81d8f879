"""What the formats that a catalog asks for need to be told, and aren't."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import countries, model
from mcsite.diagnostics import Problem, Route
from mcsite.linking.catalog import AnyRecord, Catalog
from mcsite.linking.visibility import closed_reason, is_out
from mcsite.records import Record

_CODE = "missing-for-elm"
_COUNTRY = "the European Learning Model needs the country of the issuer"


def problems(catalog: Catalog) -> Iterator[Problem]:
    """Find what the European Learning Model needs of those who award, if the catalog asks for it.

    It is what the Council recommendation of 16 June 2022 on micro-credentials (2022/C 243/02, Annex I) calls mandatory:
    title, awarding body, learning outcomes and the type of assessment are always there, and there may be no level.
    """
    if "elm" not in catalog.settings.formats:
        return
    credentials = [record for record in catalog.credentials.values() if _is_offered(catalog, record)]
    stacks = [record for record in catalog.stacks.values() if _is_offered(catalog, record) and record.brief.award]
    awarding = {record.brief.issuer for record in credentials} | {record.brief.issuer for record in stacks}
    silent = {record.brief.issuer for record in credentials if not record.brief.assures_quality}
    for id_, issuer in catalog.issuers.items():
        if id_ in awarding:
            yield from _country(issuer)
        if id_ in silent and not issuer.item.quality_assurance:
            hint = "add 'quality_assurance:' and a sentence, here or to each of its credentials"
            message = "the European Learning Model needs the way in which the issuer assures quality"
            yield Problem(_CODE, message, issuer.path, None, hint)


def problems_of(catalog: Catalog, record: AnyRecord) -> Iterator[Problem]:
    """Find what the European Learning Model needs of a credential, if the catalog asks for the model."""
    if "elm" in catalog.settings.formats and record.collection == "credentials" and _is_offered(catalog, record):
        yield from _credential(record)


def _is_offered(catalog: Catalog, record: AnyRecord) -> bool:
    """Tell whether a credential or stack is published and can be earned."""
    return is_out(catalog, record) and not closed_reason(record, catalog.today)


def _country(record: Record[model.Issuer]) -> Iterator[Problem]:
    region = record.item.region
    if not region:
        hint = "add 'region:' and its ISO 3166 code, such as 'IE', or that of a part of it"
        yield Problem(_CODE, _COUNTRY, record.path, None, hint)
    elif not countries.three_letters(region):
        meant = countries.meant(region)
        hint = f"write '{meant}'" if meant else "begin with the ISO 3166 code of a country, such as 'IE' or 'IE-D'"
        yield Problem(_CODE, f"{_COUNTRY}, and '{region}' is in none", record.path, Route(("region",)), hint)


def _credential(record: Record[model.Credential]) -> Iterator[Problem]:
    item = record.item
    if item.effort_hours is None and not any(credit.unit == "ects" for credit in item.credit):
        message = "the European Learning Model needs the workload"
        yield Problem(_CODE, message, record.path, None, "add 'effort_hours:' and the number of hours that it takes")
    if item.participation is None:
        message = "the European Learning Model needs the form of participation"
        hint = "add 'participation:' and online, onsite, blended, hybrid or workplace"
        yield Problem(_CODE, message, record.path, None, hint)
