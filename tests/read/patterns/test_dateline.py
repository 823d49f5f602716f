import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.patterns.dateline import _DASH, find_dash, find_dateline


@pytest.mark.parametrize(
    ("paragraph", "place", "agency", "date", "rest"),
    [
        ("BAGHDAD (AP) — Two bridges were closed.", "Baghdad", "AP", None, "Two bridges"),
        ("LONDON, March 3 (Reuters) - The mill shut on Friday.", "London", "Reuters", "March 3", "The mill"),
        ("ST. JOSEPH, Mich. (AP) — A barn burned down.", "St. Joseph, Mich.", "AP", None, "A barn"),
        ("WASHINGTON – The committee met behind closed doors.", "Washington", None, None, "The committee"),
        ("Kabul: A market was closed on Monday.", "Kabul", None, None, "A market"),
        ("MADRID — The harbour reopened on Monday.", "Madrid", None, None, "The harbour"),
        ("GAZA CITY, Gaza Strip (AP) A clinic reopened.", "Gaza City, Gaza Strip", "AP", None, "A clinic"),
        ("(CNN) — The mayor resigned on Monday.", None, "CNN", None, "The mayor"),
        ("Berlin (dpa) - Der Zug hielt nicht.", "Berlin", "dpa", None, "Der Zug"),
        ("PORT-AU-PRINCE, Haiti (AP) — A ferry sank.", "Port-au-Prince, Haiti", "AP", None, "A ferry"),
        ("RIO DE JANEIRO — Firefighters reached the hill.", "Rio de Janeiro", None, None, "Firefighters"),
        ("(ANSA) - ROMA, 03 MAR - Il treno si è fermato.", "Roma", "ANSA", "03 MAR", "Il treno"),
        ("新华社北京3月4日电（记者王小明）大桥周一关闭。", "北京", "Xinhua", "3月4日", "大桥"),
        ("中新网上海3月4日电 大桥周一关闭。", "上海", "CNS", "3月4日", "大桥"),
        ("【東京時事】橋は月曜日に閉鎖された。", "東京", "Jiji", None, "橋は"),
        ("【北京=山田太郎】橋は閉鎖された。", "北京", None, None, "橋は"),
        ("（ロンドン＝共同）橋は閉鎖された。", "ロンドン", "Kyodo", None, "橋は"),
        ("[ロンドン 4日 ロイター] - 橋は閉鎖された。", "ロンドン", "Reuters", "4日", "橋は"),
        ("(서울=연합뉴스) 홍길동 기자 = 다리가 폐쇄됐다.", "서울", "Yonhap", None, "다리가"),
        ("بغداد (رويترز) - أُغلق الجسر يوم الاثنين.", "بغداد", "Reuters", None, "أُغلق"),
        ("МОСКВА, 3 марта. /ТАСС/. Поезд остановился.", "Москва", "TASS", "3 марта", "Поезд"),
        ("NEW YORK (WXYZ) -- A man was rescued.", "New York", "WXYZ", None, "A man"),
        ("LIMA, 4 MAY 90 (EFE) -- Two men were held.", "Lima", "EFE", "4 MAY 90", "Two men"),
        ("BOGOTA, 30 AUG 89 (QRS RADIO) -- [TEXT] A BOMB WENT OFF.", "Bogota", "QRS RADIO", "30 AUG 89", "[TEXT]"),
        ("MANAGUA, 4 May '90 (EFE) -- A bridge fell.", "Managua", "EFE", "4 May '90", "A bridge"),
        ("PARIS, 6/11/2021 (AFP) - A bridge fell.", "Paris", "AFP", "6/11/2021", "A bridge"),
        ("PARIS, 06.11.2021 - A bridge fell down.", "Paris", None, "06.11.2021", "A bridge"),
        ("NEW DELHI, 6 Nov 2021: A bridge fell down.", "New Delhi", None, "6 Nov 2021", "A bridge"),
        ("GENEVA, Sunday (AP) — A bridge fell.", "Geneva", "AP", "Sunday", "A bridge"),
        ("BEIRUT/THE HAGUE, March 7 (Reuters) - A court sat.", "Beirut/The Hague", "Reuters", "March 7", "A court"),
    ],
)
def test_standard_forms(paragraph: str, place: str, agency: str, date: str, rest: str) -> None:
    match = find_dateline(paragraph)
    assert match is not None
    assert (match.place, match.agency, match.date) == (place, agency, date)
    assert paragraph[match.end :].startswith(rest)


def test_a_byline_and_an_agency_line_give_the_place() -> None:
    by = find_dateline("By Orla Testwright, AHMEDABAD")
    assert by is not None and by.place == "Ahmedabad" and (by.start, by.end) == (20, 29)
    line = find_dateline("AFP, MANILA")
    assert line is not None and (line.place, line.agency) == ("Manila", "AFP")


@pytest.mark.parametrize(
    "paragraph",
    [
        "FILE - A minister speaks at a meeting in the capital.",
        "BREAKING — The minister has resigned, officials say.",
        "WATCH: The minister leaves the building by the back door.",
        "Update: The minister has resigned, officials say.",
        "WHO — The body that looks after health says so.",
        "The man (AP) - said nothing that anyone could hear.",
        "JANE TESTWRIGHT (62) — The chief of the board.",
        "MINISTER QUITS — AND NOBODY KNOWS WHY",
        "He said — and nobody denied it — that it was over.",
        "Analysis: The vote was close, and nobody knows what it means.",
        "【速報】橋は閉鎖された。",
        "（写真）橋は月曜日に閉鎖された。",
        "(사진) 다리가 월요일에 폐쇄됐다.",
        "据报道（路透社）大桥周一关闭，没有人受伤。",
        "据报道(路透社)大桥周一关闭，没有人受伤。",
        "",
        " — ",
    ],
)
def test_what_only_looks_like_a_dateline(paragraph: str) -> None:
    assert find_dateline(paragraph) is None


@given(st.text(max_size=200))
def test_spans_lie_in_the_paragraph(paragraph: str) -> None:
    match = find_dateline(paragraph)
    if match is not None:
        assert 0 <= match.start < match.end <= len(paragraph)
        assert match.place or match.agency


def test_hostile_lengths_stay_cheap() -> None:
    for piece in ("(", "A", "A ", "— ", "((A", "A, "):
        find_dateline(piece * 500_000)


@given(st.text(alphabet=" \n\u00a0.-—–:|/)aB1", max_size=24), st.integers(0, 4))
def test_the_dash_is_what_a_search_would_find(head: str, start: int) -> None:
    found, searched = find_dash(head, start), _DASH.search(head, start)
    assert (found and found.span()) == (searched and searched.span())
