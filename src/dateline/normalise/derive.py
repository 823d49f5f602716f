"""A claim made from another: same field, same words, a value that says more."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Claim, Evidence, MadeBy, Value
from ..model.vocab import Realis


def derived(
    claim: Claim,
    value: Value,
    confidence: float,
    made_by: MadeBy,
    realis: Realis | None = None,
    because: Claim | None = None,
    spans: Sequence[Evidence] = (),
) -> Claim:
    """A claim of the same field that says more; it rests on the claim ``because`` and on the words of ``spans`` too."""
    further = dict.fromkeys((*(because.evidence if because else ()), *spans))
    return Claim(
        mention_id=claim.mention_id,
        field=claim.field,
        value=value,
        raw=claim.raw,
        evidence=(*claim.evidence, *(e for e in further if e not in claim.evidence)),
        attribution=claim.attribution,
        factuality=claim.factuality.model_copy(update={"realis": realis or claim.factuality.realis}),
        confidence=confidence,
        derived_from=(claim.id, because.id) if because else (claim.id,),
        made_by=made_by,
    )
