"""The default engine: the rules of ``engines.rules`` with what the encoder reads."""

from __future__ import annotations

from dateline.engines.encoder import OnnxEncoder, load_encoder
from dateline.engines.rules.engine import RulesEngine
from dateline.engines.syntax.types import Syntax


class HybridEngine(RulesEngine):
    """Implements ``dateline.engines.base.Engine`` by an encoder and rules together.

    Args:
        syntax: the parser to read sentences with; the shipped one where left out.
        encoder: the encoder to read words with; the shipped one where left out.

    Raises:
        EncoderModelError: when the shipped encoder's files are missing or damaged.
    """

    name = "hybrid"

    def __init__(self, syntax: Syntax | None = None, encoder: OnnxEncoder | None = None) -> None:
        super().__init__(syntax, encoder or load_encoder())
        self.version = f"1.{self.encoder.version}" if self.encoder else "1"
