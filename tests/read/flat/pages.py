"""Invented flattened pages, with the mess that real ones have."""

STORY = """Skip to content
* Home
* News
  + Local
  + World
* Sport
Search
AP
Harbour bridge closed after crane strikes span
Nov 6, 2023, 9:05 PM
FILE - Cars cross the harbour bridge in Port Example during the evening rush hour on a rainy Tuesd...
FILE - Cars cross the harbour bridge in Port Example during the evening rush hour on a rainy Tuesday, May 2, 2023. \
The city says that the bridge will stay closed for a week after a crane struck it. (AP Photo/Ida Mock, File)
(AP Photo/Ida Mock, File)
PORT EXAMPLE (AP) — The harbour bridge in Port Example was closed on Monday after a floating crane struck one of its \
spans, and officials said that nobody had been hurt. The crossing carries some forty thousand cars a day.
Two city officials told The Associated Press that seven workers on the crane were taken to hospital as a precaution. \
They spoke on condition of anonymity because they were not allowed to speak to reporters.
“We heard a bang and then everything shook,” said Ben Sampler, who was driving across it. “Then I saw the crane.”
The city's engineer, Orla Testwright, said in a statement that the span would be inspected before traffic returned.
“The bridge has stood for ninety years, and it will stand for ninety more,” Testwright said at a news conference.
Repairs could take a week, the city said, and ferries will carry passengers across the harbour in the meantime.
The crane belongs to a company that is building a new quay on the northern side of the harbour. It gave no comment.
We want to hear from you.
Have a story idea or tip? Send it to the Example Radio team here.
Related Stories
Ida Mock, Associated Press
Council votes to plant trees along the old canal
The council voted to plant three hundred trees along the old canal before next spring.
2 hours ago
Swimming pool to reopen after two years of work
1 day ago
Sponsored Articles
A woman smiling at her new kitchen with a cup of tea in her hand...
Kitchen Sellers of Example
Five signs that you need a new kitchen this spring
Harbour bridge closed after crane strikes span
© 2024 Example Radio. All rights reserved.
"""

ARTICLE_ONLY = """Mill fire leaves two villages without power

A fire at a paper mill left two villages without power on Tuesday night, the fire service said. Nobody was hurt.

The fire started in a storehouse shortly before midnight, and forty firefighters fought it until the morning.

“We could see the flames from our kitchen,” said a woman who lives across the river from the mill.

The mill's owner said that the power would be back by the evening and that the cause was not yet known.
"""

WRAPPED = """Ferry service stops after storm damages pier

By Orla Testwright
March 4, 2024

The ferry between the two islands stopped on Monday after a storm damaged
the pier at its southern end, the operator said. It was not clear when
the boats would sail again, and passengers were told to stay at home.

Engineers were looking at the pier on Tuesday, and a spokesman said that
two of its pillars had moved by several centimetres during the night. He
said that no passenger had been on the pier when the storm struck it.

The storm also tore the roof off a school, but the school was empty, and
the police said that nobody had been hurt anywhere on the two islands.
"""
