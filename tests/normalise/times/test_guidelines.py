"""TIMEX3 of invented agency news, as the TimeML guidelines (1.2.1, and TIDES 2005 for extents) would mark it.

Each line is a sentence with its expressions in braces: ``{text|TYPE|value}``. All are read on Thursday, 14 March 2013.
"""

from __future__ import annotations

import re

import pytest

from dateline.engines.temporal import find_times, tense_around
from dateline.normalise.times import Clock, Trail, anchor, to_timex3

CLOCK = Clock(published="2013-03-14")
_MARK = re.compile(r"\{([^|{}]*)\|([A-Z]+)\|([^|{}]*)\}")

DAYS = """
The ferry sank {Monday|DATE|2013-03-11} off the northern cape.
Ministers will meet on {Friday|DATE|2013-03-15} in the harbour town.
The envoy said {Thursday|DATE|2013-03-14} that talks would resume {next Tuesday|DATE|2013-03-19}.
Officials said {late Wednesday|DATE|2013-03-13} that the dam would hold.
The rebels left {early Thursday|DATE|2013-03-14}.
Police arrested him {last Friday|DATE|2013-03-08}.
The vote is due {tomorrow|DATE|2013-03-15}, a day later than planned.
The court ruled {yesterday|DATE|2013-03-13} against the firm.
{Today|DATE|2013-03-14}, the square stood empty.
The convoy left {the day before yesterday|DATE|2013-03-12}.
The boat will sail {the day after tomorrow|DATE|2013-03-16}.
He was born on {Feb. 29, 1952|DATE|1952-02-29}, in a mining town.
The treaty was signed on {March 3, 1918|DATE|1918-03-03}.
She died {14 October 2011|DATE|2011-10-14}.
The inquest opens on {April 22|DATE|2013-04-22}.
The quake of {Dec. 26, 2004|DATE|2004-12-26} killed thousands.
The trial began {Monday, March 11|DATE|2013-03-11}.
The attack of {Sept. 11, 2001|DATE|2001-09-11} changed the law.
They married on {the 4th of July, 1999|DATE|1999-07-04}.
The blaze broke out {Sunday, March 10, 2013|DATE|2013-03-10}.
Shops were shut on {Christmas Day|DATE|2012-12-25}, as ever.
The strike began on {New Year's Eve|DATE|2012-12-31}.
The pope spoke on {Good Friday last year|DATE|2012-04-06}.
The trial opens {Monday|DATE|2013-03-18} in the capital.
The minister testifies before the panel on {Tuesday|DATE|2013-03-19}.
Applications were due by {March 1|DATE|2013-03-01}.
He vanished on {the 28th|DATE|2013-02-28}.
The mayor was elected on {Election Day 2012|DATE|2012-11-06}.
Shops were shut over {Labor Day|DATE|2012-09-03} weekend.
Crowds gathered on {Orthodox Easter 2012|DATE|2012-04-15}.
Fighting stopped on {Eid al-Fitr|DATE|2012-08-19}.
It happened on {June 3|DATE|2012-06-03} to {7|DATE|2012-06-07}, police said.
The meeting lasted from {Tuesday|DATE|2013-03-12} to {Wednesday|DATE|2013-03-13}.
"""
PARTS = """
The prime minister resigned {Wednesday night|TIME|2013-03-13TNI}.
The plane left {early Thursday morning|TIME|2013-03-14TMO}.
They were found {last night|TIME|2013-03-13TNI} in a barn.
The talks resumed {this morning|TIME|2013-03-14TMO}.
He will address the nation {tonight|TIME|2013-03-14TNI}.
Rain is expected {this afternoon|TIME|2013-03-14TAF}.
They marched on {Tuesday evening|TIME|2013-03-12TEV}.
Voting will begin {tomorrow morning|TIME|2013-03-15TMO}.
The blast came at {9:30 a.m.|TIME|2013-03-14T09:30}, witnesses said.
A second bomb went off at {about 6 p.m. Wednesday|TIME|2013-03-13T18:00}.
The quake struck at {3:15 p.m.|TIME|2013-03-14T15:15} ({1915 GMT|TIME|2013-03-14T19:15Z}).
The launch is set for {0700 GMT|TIME|2013-03-14T07:00Z}.
The polls close at {8 p.m. on Sunday|TIME|2013-03-17T20:00}.
The siege ended at {noon|TIME|2013-03-14T12:00}.
The deal expires at {midnight|TIME|2013-03-14T24:00}.
The army moved in {the early hours of Tuesday|TIME|2013-03-12TMO}.
Troops moved in at {dawn|TIME|2013-03-14TMO}, witnesses said.
The first shell landed before {dawn on Sunday|TIME|2013-03-10TMO}.
He was in the capital in {the morning|TIME|2013-03-14TMO}.
Shots were heard during {the night|TIME|2013-03-14TNI}.
Shares fell in {late afternoon|TIME|2013-03-14TAF} trading.
Just after {midnight|TIME|2013-03-14T00:00}, shots rang out.
A bus burned at {midnight between Saturday and Sunday|TIME|2013-03-10T00:00}.
The village was hit on {the night of Saturday to Sunday|TIME|2013-03-09TNI}.
The patrol left at {0300 local time|TIME|2013-03-14T03:00}.
Polls opened at {7 a.m.|TIME|2013-03-14T07:00} ({0400 GMT|TIME|2013-03-14T04:00Z}).
They met at {six o'clock in the evening on Tuesday|TIME|2013-03-12T18:00}.
"""
WEEKS_MONTHS_YEARS = """
The bank said {this week|DATE|2013-W11} that it would cut jobs.
The talks broke down {last week|DATE|2013-W10}.
The fleet sails {next week|DATE|2013-W12}.
Thousands marched over {the weekend|DATE|2013-W10-WE}.
The race is {next weekend|DATE|2013-W12-WE}.
Inflation rose {last month|DATE|2013-02} for the third time.
The bill passed {earlier this month|DATE|2013-03}.
A vote is likely {later this year|DATE|2013}.
The summit takes place {next month|DATE|2013-04}.
Exports fell in {January|DATE|2013-01}.
The mine shut in {November 2011|DATE|2011-11}.
The plant will open in {June|DATE|2013-06}.
He took office in {December|DATE|2012-12}.
She has led the party since {2008|DATE|2008}.
Growth slowed in {2012|DATE|2012}, the bank said.
The war ended in {May 1945|DATE|1945-05}.
The law takes effect {next year|DATE|2014}.
The firm lost money {last year|DATE|2012} and {this year|DATE|2013}.
The scheme ends in {late 2014|DATE|2014}.
The port was built in {the early 1990s|DATE|199}.
He wrote it in {the 1980s|DATE|198}.
The music of {the '60s|DATE|196} is back.
The fort dates from {the 17th century|DATE|16}.
The drought of {the summer of 2010|DATE|2010-SU} ruined many farms.
The exhibition opens {this summer|DATE|2013-SU}.
The army attacked {last spring|DATE|2012-SP}.
The deal should be done by {mid-April|DATE|2013-04}.
Sales will recover by {the end of the year|DATE|2013}.
The talks should end by {the end of March|DATE|2013-03}.
The {2012|DATE|2012} election was close.
He moved there at {the beginning of 2011|DATE|2011}.
Sales rose from {2009|DATE|2009} to {2011|DATE|2011}.
It was {last year|DATE|2012}'s worst storm, and {2011|DATE|2011}'s was worse.
The war raged from {1950|DATE|1950} to {1953|DATE|1953}.
Talks ran between {March|DATE|2012-03} and {June 2012|DATE|2012-06}.
He hopes to retire in {April 2014|DATE|2014-04}.
The crisis of {2008|DATE|2008}-{09|DATE|2009} hit banks.
It fell in {January|DATE|2013-01}-{February|DATE|2013-02}.
It was a fort in {the mid-19th century|DATE|18}.
It will be done by {the second half of 2014|DATE|2014-H2}.
He came {late last month|DATE|2013-02}.
The rules of {the 1950s|DATE|195} and {1960s|DATE|196} still hold.
Talks will go on for the rest of {the week|DATE|2013-W11}.
The {2011|DATE|2011} floods hurt crops.
The show moved to {last July|DATE|2012-07}.
It rained in {March|DATE|2012-03} and {April 2012|DATE|2012-04}.
It rained in {the spring|DATE|2011-SP} and {summer of 2011|DATE|2011-SU}.
The plant will shut by {year-end|DATE|2013-12}.
"""
BUSINESS = """
Profit rose 5 percent in {the third quarter|DATE|2012-Q3}.
{Fourth-quarter|DATE|2012-Q4} revenue fell to $3 billion.
The economy shrank in {the fourth quarter of 2012|DATE|2012-Q4}.
The lender made a loss in {the first half of 2012|DATE|2012-H1}.
Analysts expect growth in {the second half of this year|DATE|2013-H2}.
The budget for {fiscal 2012|DATE|FY2012} was cut.
It was approved for {fiscal year 2014|DATE|FY2014}.
Sales for {the first nine months|DURATION|P9M} fell.
Shares are at a {five-year|DURATION|P5Y} high.
Shares hit a {52-week|DURATION|P52W} low.
The bonds yield 3 percent {a year|SET|P1Y}.
It pumps 30,000 barrels {a day|SET|P1D}.
It sells 2 million cars {per year|SET|P1Y}.
The {annual|SET|P1Y} report is late.
The paper appears {weekly|SET|P1W}, the others {daily|SET|P1D}.
The board meets {every month|SET|P1M}.
The {monthly|SET|P1M} figures were weak.
Sales in {the quarter|DATE|2013-Q1} rose.
Profit rose in {the third quarter of 2012|DATE|2012-Q3} from {a year earlier|DATE|2011-Q3}.
Sales fell in {February|DATE|2013-02} compared with {the same month last year|DATE|2012-02}.
It made a profit in {the fourth quarter|DATE|2012-Q4}, against a loss in {the year-earlier quarter|DATE|2011-Q4}.
It lost $3 million for {the full year|DATE|2013}.
It earns $15 {an hour|SET|PT1H}.
Output fell in {the first two months|DURATION|P2M} of {this year|DATE|2013}.
{This fiscal year|DATE|FY2013} will be worse.
Orders fell at {the very beginning of the financial year|DATE|FY2013}.
It lost money in {the fiscal year|DATE|FY2013}.
"""
LENGTHS = """
The siege lasted {three days|DURATION|P3D}.
They waited for {24 hours|DURATION|PT24H}.
He was jailed for {15 years|DURATION|P15Y}.
The truce held for {nearly a month|DURATION|P1M}.
The flight takes {two and a half hours|DURATION|PT2.5H}.
She spoke for {half an hour|DURATION|PT0.5H}.
They have {90 days|DURATION|P90D} to appeal.
The war lasted {more than a decade|DURATION|P1DE}.
It has been at war for {two decades|DURATION|P2DE}.
He stood trial after {several years|DURATION|PXY} abroad.
The blaze burned for {hours|DURATION|PTXH}.
Villagers waited for {weeks|DURATION|PXW} for aid.
It was over within {minutes|DURATION|PTXM}.
They have lived there for {centuries|DURATION|PXCE}.
A {three-day|DURATION|P3D} visit begins {Sunday|DATE|2013-03-17}.
A {10-minute|DURATION|PT10M} video was posted.
A {two-year|DURATION|P2Y} inquiry found no fraud.
Over {the past two weeks|DURATION|P2W} it has rained.
In {the last 12 months|DURATION|P12M} prices doubled.
In {the past year|DURATION|P1Y} prices doubled.
In {the next six months|DURATION|P6M} it will grow.
In {the coming weeks|DURATION|PXW} more will arrive.
In {recent years|DURATION|PXY} the river has dried.
In {recent weeks|DURATION|PXW} the fighting spread.
It rained for {at least six hours|DURATION|PT6H}.
He served {less than two years|DURATION|P2Y}.
After {months|DURATION|PXM} of talks they agreed.
Despite {decades|DURATION|PXDE} of war the town lives.
He spent {a week|DURATION|P1W} in hospital.
He could face {up to 10 years|DURATION|P10Y} in prison.
{Years|DURATION|PXY} of drought emptied the lake.
The film runs {an hour and a half|DURATION|PT1.5H}.
The decades-old dispute goes on.
The strike lasted {24|DURATION|PT24H} to {48 hours|DURATION|PT48H}.
It takes between {60|DURATION|P60D} and {90 days|DURATION|P90D}.
He stayed for {a fortnight|DURATION|P2W}.
A {week-long|DURATION|P1W} truce began.
A {half-hour|DURATION|PT0.5H} talk ended.
They met for {a couple of hours|DURATION|PTXH}.
The {months-long|DURATION|PXM} siege ended.
Nothing like it was seen in {years|DURATION|PXY}.
He was freed {one day|DURATION|P1D} after the vote.
She was on air from {9|TIME|2013-03-14T09:00} to {11 a.m.|TIME|2013-03-14T11:00} and slept.
"""
DISTANCES = """
The couple met {three years ago|DATE|2010}.
The dam burst {two weeks ago|DATE|2013-W09}.
He left {three days ago|DATE|2013-03-11}.
It opened {a month ago|DATE|2013-02}.
It closed {a decade ago|DATE|2003}.
The cathedral burned {100 years ago|DATE|1913}.
She arrived {about 20 years ago|DATE|1993}.
A few left {several months ago|DATE|PAST_REF}.
It was taken in {2008|DATE|2008} and retaken {two years later|DATE|2010}.
He was shot on {March 2|DATE|2013-03-02} and died {three days later|DATE|2013-03-05}.
The peak came in {June 2011|DATE|2011-06}, and {a month later|DATE|2011-07} prices fell.
The election is {two months from now|DATE|2013-05}.
It was founded {more than 50 years ago|DATE|1963}.
He was released on {Monday|DATE|2013-03-11}, and {the next day|DATE|2013-03-12} he fled.
He came in {2005|DATE|2005} and left {the following year|DATE|2006}.
{The same day|DATE|2013-03-14} another bomb went off.
He fell ill {a week earlier|DATE|2013-W10}.
The company was born {a quarter-century ago|DATE|1988}.
It began {long ago|DATE|PAST_REF}.
He fled {a fortnight ago|DATE|2013-W09}.
{Two weeks|DURATION|P2W} before {Christmas|DATE|2012-12-25} he fell ill.
He quit {a year ago|DATE|2012}.
{Seconds earlier|TIME|PAST_REF} a bus had passed.
"""
SETS = """
The club meets {every Monday|SET|XXXX-WXX-1}.
Buses run {every day|SET|P1D}.
The guards change {twice a day|SET|P1D}.
Elections are held {every four years|SET|P4Y}.
The committee meets {once a week|SET|P1W}.
The market is open on {Saturdays|SET|XXXX-WXX-6}.
It floods {each year|SET|P1Y}.
Shelling is heard {every night|SET|XXXX-XX-XXTNI}.
The court sits {every other week|SET|P2W}.
Fines are paid {annually|SET|P1Y}.
The ship calls {three times a month|SET|P1M}.
It is held {every summer|SET|XXXX-SU}.
It is held {every March|SET|XXXX-03}.
They protest on {Monday nights|SET|XXXX-WXX-1TNI}.
There are parties on {weekends|SET|XXXX-WXX-WE}.
Games are held {once every two years|SET|P2Y}.
It is open {24 hours|DURATION|PT24H} {a day|SET|P1D}.
"""
VAGUE = """
The rebels {now|DATE|PRESENT_REF} hold the bridge.
He is {currently|DATE|PRESENT_REF} in hospital.
The firm {recently|DATE|PAST_REF} lost a case.
Under {current|DATE|PRESENT_REF} law it is a crime.
A {recent|DATE|PAST_REF} poll put him ahead.
It may help in {the future|DATE|FUTURE_REF}.
It had failed in {the past|DATE|PAST_REF}.
No change is likely in {the near future|DATE|FUTURE_REF}.
{These days|DATE|PRESENT_REF} few fish are left.
"They are safe {right now|DATE|PRESENT_REF}," he said.
There is no sign of it at {the moment|DATE|PRESENT_REF}.
{Nowadays|DATE|PRESENT_REF} few people farm.
It will stay shut for {the time being|DATE|PRESENT_REF}.
"""
NOTHING = """
He was previously mayor of the town.
The former minister denied it.
He arrived as soon as he could.
The 54-year-old driver and a girl aged 12 were hurt.
The 23-month-old boy was found.
They won 3-2 and lead the table with 2,013 points.
The March on the capital drew thousands.
It may rain, and the troops may march.
The Sunday Chronicle and the Daily Herald said so.
He lives at 1914 Elm Street.
Call 555-2013 for help.
It costs $2013 in all.
He beat Jan Novak and April Moore.
Under Section 1983 he may sue.
A Boeing 747 and 2,012 crates were on the quay.
He ran the second fastest time.
He fired a second time.
The Autumn Leaves cafe was shut.
They stayed for the duration.
Buses run on a minute-by-minute basis every now and then.
He stood in front of 2500 of them.
The man, 48, and his 18-month-old son live at 12 March Street.
She moved past the gate and said it may close soon.
"""
CASES = [
    line
    for block in (DAYS, PARTS, WEEKS_MONTHS_YEARS, BUSINESS, LENGTHS, DISTANCES, SETS, VAGUE, NOTHING)
    for line in block.strip().splitlines()
]


def marked(text: str) -> list[tuple[str, str, str]]:
    """Text, type and value of every expression, as the benchmark's adapter reads them."""
    out: list[tuple[str, str, str]] = []
    trail = Trail()
    for found in find_times(text):
        tense = tense_around(text, found.start, found.end)
        for simple in found.simple():
            previous = trail.before(simple)
            kind, value = to_timex3(simple, CLOCK, tense=tense, previous=previous)
            out.append((text[simple.start : simple.end], kind, value))
            trail.add(simple, anchor(simple, CLOCK, tense=tense, previous=previous))
    return out


@pytest.mark.parametrize("line", CASES)
def test_as_the_guidelines_mark_it(line: str) -> None:
    text = _MARK.sub(r"\1", line)
    assert marked(text) == [m.groups() for m in _MARK.finditer(line)]
