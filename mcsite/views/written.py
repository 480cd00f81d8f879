"""What authors write, and where a record has it: the way from a published record back to what was written.

A record has more than was written, and some of it under other names. `written` takes what it derives away again, as
far as one record can tell; what others give it (templates, shared scales) is still in.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct

from mcsite import model, records, urls
from mcsite.prose import Text
from mcsite.views import base, credential, framework, recognizer, stack
from mcsite.views.published import DOCUMENTS

# Each type of what authors write, with the type that it is published as.
PUBLISHED: Mapping[type, type] = MappingProxyType(
    {
        **{records.TYPES[name]: DOCUMENTS[f"{kind}-record"] for name, kind in urls.COLLECTIONS.items()},
        model.EvidencePart: credential.PartView,
        model.Prompt: base.PromptView,
        model.Rubric: credential.RubricView,
        model.Criterion: credential.CriterionView,
        model.Level: base.LevelView,
        model.PassRule: credential.PassView,
        model.Alignment: base.Aligned,
        model.Work: credential.WorkView,
        model.Change: base.Version,
        model.Group: stack.GroupView,
        model.Rule: recognizer.RuleView,
        model.Statement: framework.StatementView,
    }
)
# Keys that are called otherwise in the record, by the collection or the key that they are below.
RENAMED: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("stacks", "kind"): "stack_kind",
        ("issuers", "url"): "home",
        ("issuers", "language"): "works_in",
        ("recognizers", "url"): "home",
        ("recognizers", "kind"): "recognizer_kind",
        ("recognizers", "recognizes"): "rules",
        ("recognizes", "except"): "excluded",
        ("frameworks", "url"): "home",
        ("rubrics", "pass"): "pass_level",
        ("rubric", "pass"): "pass_level",
        ("rubric", "use"): "scale",
        ("evidence", "use"): "template",
    }
)
# The record has the picture, not the name of its file.
PICTURES: Mapping[tuple[str, str], str] = MappingProxyType(
    {("credentials", "image"): "badge", ("stacks", "image"): "badge", ("issuers", "image"): "image"}
)
PLACES: Mapping[type, str] = MappingProxyType(
    {
        **{type_: collection for collection, type_ in records.TYPES.items()},
        model.EvidencePart: "evidence",
        model.Rubric: "rubric",
        model.Rule: "recognizes",
    }
)
_WRITTEN = {published: type_ for type_, published in PUBLISHED.items()}


def written(view: Struct) -> dict[str, Any]:
    """Return what was written of a published record, or of a part of one, in the order of the model.

    Left out is what is as if nothing were written. References are ids, texts Markdown; pictures are missing.
    """
    type_ = _WRITTEN[type(view)]
    place = PLACES.get(type_, "")
    names = {field.encode_name: field.name for field in msgspec.structs.fields(view)}
    data = {}
    for field in msgspec.structs.fields(type_):
        key = (place, field.encode_name)
        if key in PICTURES:
            continue
        value = getattr(view, names[RENAMED.get(key, field.encode_name)])
        if value != field.default and value not in ("", (), None):
            data[field.encode_name] = _plain(value)
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return value.markdown
    if isinstance(value, base.Ref):
        return value.id
    if isinstance(value, tuple):
        if value and isinstance(value[0], credential.Descriptor):
            return {one.level: one.text.markdown for one in value}
        return [_plain(one) for one in value]
    if type(value) in _WRITTEN:
        return written(value)
    return msgspec.to_builtins(value)
