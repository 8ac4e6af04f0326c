"""The laws, rulings and studies that rules name, each with its day.

Invariant: a rule names only what it rests on. Rulings, the study and the directive on pay were looked up before they
were written here; the older laws are cited by their titles and days. What a rule takes from none of it is `OUR_OWN`.
"""

from __future__ import annotations

from renown.recruit.vacancies.finding import RuleSource

EQUAL_TREATMENT = RuleSource(
    "General Equal Treatment Act of Germany (AGG) §§ 1, 7, 11",
    "law",
    "2006-08-14",
    "https://www.gesetze-im-internet.de/agg/",
)
EQUAL_EMPLOYMENT = RuleSource(
    "Directive 2000/78/EC (age, disability, religion, orientation)",
    "law",
    "2000-11-27",
    "https://eur-lex.europa.eu/eli/dir/2000/78/oj",
)
EQUAL_ORIGIN = RuleSource(
    "Directive 2000/43/EC (racial or ethnic origin)",
    "law",
    "2000-06-29",
    "https://eur-lex.europa.eu/eli/dir/2000/43/oj",
)
PAY_TRANSPARENCY = RuleSource(
    "Directive (EU) 2023/970 Art. 5, to be law in each country by 7 June 2026 (the national acts were not looked up)",
    "law",
    "2023-05-10",
    "https://eur-lex.europa.eu/eli/dir/2023/970/oj",
)
DATA_PROTECTION = RuleSource(
    "GDPR Art. 5 (1) c: no more data than is needed",
    "law",
    "2016-04-27",
    "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
)
THIRD_GENDER = RuleSource(
    "Federal Constitutional Court of Germany, 1 BvR 2019/16 (third gender)", "ruling", "2017-10-10"
)
YOUNG_TEAM = RuleSource(
    "Federal Labour Court of Germany, 8 AZR 406/14 (“young, highly motivated team”)", "ruling", "2016-08-11"
)
DIGITAL_NATIVE = RuleSource(
    "Labour Court of Appeal Baden-Württemberg, 17 Sa 2/24 (“Digital Native”)", "ruling", "2024-11-07"
)
BEGINNERS = RuleSource(
    "Federal Labour Court of Germany, 8 AZR 73/16 (“Berufsanfänger”: no breach there, the whole text decides)",
    "ruling",
    "2017-01-26",
)
MOTHER_TONGUE = RuleSource(
    "Labour Court of Appeal Hesse, 16 Sa 1619/14 (“Deutsch als Muttersprache”)", "ruling", "2015-06-15"
)
MOTHER_TONGUE_UPHELD = RuleSource(
    "Federal Labour Court of Germany, 8 AZR 402/15, which upheld it", "ruling", "2017-06-29"
)
CODED_WORDS = RuleSource(
    "Gaucher, Friesen, Kay: Evidence that gendered wording in job advertisements exists and sustains gender "
    "inequality, "
    "Journal of Personality and Social Psychology; the list of words is our own",
    "study",
    "2011-03-07",
)
OUR_OWN = RuleSource("A rule of our own: neither a law nor a study stands behind it", "own", "2026-11-30")
