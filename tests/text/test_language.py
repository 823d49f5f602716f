import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.language import any_stopword, detect_language, language_of, stopwords

STORIES = {
    "en": "The bridge was closed on Monday after a crane had struck it, and nobody was hurt.",
    "de": "Die Brücke wurde am Montag gesperrt, nachdem ein Kran sie gestreift hatte; niemand ist verletzt.",
    "fr": "Le pont a été fermé lundi après qu'une grue l'a heurté, et personne n'est blessé dans la ville.",
    "es": "El puente fue cerrado el lunes después de que una grúa lo golpeara, pero no hay heridos en la ciudad.",
    "it": "Il ponte è stato chiuso lunedì dopo che una gru lo ha colpito, ma non ci sono feriti nella città.",
    "pt": "A ponte foi fechada na segunda-feira depois que um guindaste a atingiu, mas não há feridos na cidade.",
    "nl": "De brug werd maandag gesloten nadat een kraan haar had geraakt, maar er is niemand gewond.",
    "sv": "Bron stängdes på måndagen efter att en kran hade kört på den, och ingen är skadad i staden.",
    "no": "Broen ble stengt mandag etter at en kran hadde kjørt på den, og ingen er skadet i byen.",
    "da": "Broen blev lukket mandag, efter at en kran havde ramt den, og ingen er kommet til skade i byen.",
    "fi": "Silta suljettiin maanantaina sen jälkeen, kun nosturi oli törmännyt siihen, mutta kukaan ei loukkaantunut.",
    "pl": "Most został zamknięty w poniedziałek po tym, jak uderzył w niego dźwig, ale nikt nie jest ranny.",
    "cs": "Most byl v pondělí uzavřen poté, co do něj narazil jeřáb, ale nikdo není zraněn.",
    "sk": "Most bol v pondelok uzavretý po tom, čo doň narazil žeriav, ale nikto nie je zranený.",
    "hu": "A hidat hétfőn lezárták, miután egy daru nekiütközött, de senki sem sérült meg a városban.",
    "ro": "Podul a fost închis luni după ce o macara l-a lovit, dar nu sunt răniți în oraș.",
    "tr": "Köprü pazartesi günü bir vincin çarpmasından sonra kapatıldı, ancak şehirde yaralanan olmadı.",
    "vi": "Cây cầu đã bị đóng vào thứ hai sau khi một cần cẩu đâm vào nó, nhưng không có ai bị thương.",
    "id": "Jembatan itu ditutup pada hari Senin setelah sebuah derek menabraknya, tetapi tidak ada yang terluka.",
    "sw": "Daraja hilo lilifungwa siku ya Jumatatu baada ya winchi kuligonga, lakini hakuna mtu aliyejeruhiwa.",
    "zu": "Ibhuloho livaliwe ngoMsombuluko ngoba lishayisiwe, kodwa akekho umuntu olimele, futhi kuthiwa lizovulwa.",
    "xh": "Ibhulorho ivaliwe ngoMvulo kuba ibethiwe, kodwa akukho mntu wenzakeleyo, kwaye kuza kuvulwa xa kulungile.",
    "ru": "Мост был закрыт в понедельник после того, как его задел кран, но никто не пострадал.",
    "uk": "Міст був закритий у понеділок після того, як його зачепив кран, але ніхто не постраждав.",
    "bg": "Мостът беше затворен в понеделник, след като кран се удари в него, но няма пострадали.",
    "el": "Η γέφυρα έκλεισε τη Δευτέρα αφού τη χτύπησε γερανός.",
    "ja": "クレーンが橋に衝突したため、月曜日に橋が閉鎖された。",
    "zh": "起重机撞上大桥后，大桥于周一关闭。",
    "ko": "크레인이 부딪힌 뒤 월요일에 다리가 폐쇄됐다.",
    "ar": "أغلق الجسر يوم الاثنين بعد أن اصطدمت به رافعة",
    "fa": "پل روز دوشنبه پس از برخورد یک جرثقیل بسته شد",
    "ur": "کرین کے ٹکرانے کے بعد پل کو پیر کے روز بند کر دیا گیا ہے",
    "he": "הגשר נסגר ביום שני לאחר שעגורן פגע בו",
    "hi": "क्रेन के टकराने के बाद सोमवार को पुल बंद कर दिया गया है और कोई घायल नहीं हुआ",
    "bn": "ক্রেনের ধাক্কায় সোমবার সেতুটি বন্ধ করে দেওয়া হয়েছে",
    "th": "สะพานถูกปิดในวันจันทร์หลังจากเครนชน",
    "ka": "ხიდი ორშაბათს დაიკეტა",
    "am": "ድልድዩ ሰኞ ዕለት ተዘጋ",
    "hy": "Կամուրջը փակվել է երկուշաբթի",
}


MORE = {
    "de": "Die Stadt will die Brücke im Sommer wieder öffnen, sagte der Bürgermeister, doch noch fehlt das Geld.",
    "sw": "Meya wa mji huo alisema kuwa daraja hilo litafunguliwa tena kabla ya mwisho wa mwaka, na pia kwamba watu "
    "wote wanaweza kutumia njia ya pili kwa sasa.",
    "fr": "Le maire a dit que les travaux dureront tout l'été et que la ville n'a pas l'argent pour une autre route.",
}


@pytest.mark.parametrize("language", STORIES)
def test_one_sentence_tells_the_language(language: str) -> None:
    assert detect_language(STORIES[language]) == language


@pytest.mark.parametrize("text", ["1234 5678", "", "Bridge crane", "\ufffd" * 300, "…—“”" * 50])
def test_nothing_is_claimed_where_nothing_tells(text: str) -> None:
    assert detect_language(text) is None


@given(st.text(max_size=400))
def test_any_text_gives_a_code_or_nothing(text: str) -> None:
    found = detect_language(text)
    assert found is None or 2 <= len(found) <= 3


@pytest.mark.parametrize(
    ("language", "declared", "told"),
    [
        ("de", "en-US", "de"),
        ("sw", "en-US", "sw"),
        ("ja", "en", "ja"),
        ("no", "nb-NO", "nb-NO"),
        ("en", "en_GB", "en_GB"),
        ("fr", None, "fr"),
    ],
)
def test_a_page_in_another_language_than_it_declares(language: str, declared: str | None, told: str) -> None:
    assert language_of(f"{STORIES[language]} {MORE.get(language, '')} " * 2, declared) == told


def test_one_sentence_over_and_over_refutes_nothing() -> None:
    assert language_of("Kukaan ei loukkaantunut. " * 40, "en-US") == "en-US"


def test_letters_may_be_written_as_two_code_points() -> None:
    assert detect_language(unicodedata.normalize("NFD", STORIES["vi"])) == "vi"


def test_few_words_do_not_refute_what_a_page_declares() -> None:
    assert language_of("Guten Tag, das ist es.", "en-GB") == "en-GB"
    assert language_of("", "en-GB") == "en-GB"


def test_a_beginning_that_tells_nothing_is_read_past() -> None:
    table = "44 – 17 – 03\n" * 200
    assert detect_language(table + STORIES["de"] * 5) == "de"


def test_the_main_lists_hold_the_commonest_words() -> None:
    assert "the" in stopwords()["en"]
    assert {"und", "les", "och"} <= any_stopword()


@pytest.mark.parametrize("hostile", ["'" * 50_000, "a'" * 50_000, "é" * 50_000, "中a" * 50_000, "İ" * 50_000])
def test_hostile_text_costs_little(hostile: str) -> None:
    started = time.process_time()
    detect_language(hostile)
    assert time.process_time() - started < 0.5
