import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge was closed on Monday after a crane had struck it, and nobody was hurt.", "en"),
        ("Die Brücke wurde am Montag gesperrt, nachdem ein Kran sie gestreift hatte; niemand ist verletzt.", "de"),
        ("Le pont a été fermé lundi après qu'une grue l'a heurté, et personne n'est blessé dans la ville.", "fr"),
        ("El puente fue cerrado el lunes después de que una grúa lo golpeara, pero no hay heridos en la ciudad.", "es"),
        ("Bron stängdes på måndagen efter att en kran hade kört på den, och ingen är skadad i staden.", "sv"),
        ("Мост был закрыт в понедельник после того, как его задел кран, но никто не пострадал.", "ru"),
        ("Міст був закритий у понеділок після того, як його зачепив кран, але ніхто не постраждав.", "uk"),
        ("クレーンが橋に衝突したため、月曜日に橋が閉鎖された。", "ja"),
        ("起重机撞上大桥后，大桥于周一关闭。", "zh"),
        ("أغلق الجسر يوم الاثنين بعد أن اصطدمت به رافعة", "ar"),
        ("1234 5678", None),
        ("", None),
        ("Bridge crane", None),
    ],
)
def test_main_languages(text: str, language: str | None) -> None:
    assert detect_language(text) == language


@given(st.text(max_size=400))
def test_any_text_gives_a_code_or_nothing(text: str) -> None:
    found = detect_language(text)
    assert found is None or len(found) == 2
