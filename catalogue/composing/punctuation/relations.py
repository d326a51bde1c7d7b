"""Compounds a program cannot judge: a route or relation between two names, and a hyphen typed for a dash.

``יחסי ישראל-ירדן`` takes an en dash and ``בית-ספר`` a maqaf (Academy 2019);
only a reader knows which is which. What is known to be doubtful is reported.
"""

from __future__ import annotations

import re

from catalogue.composing.punctuation.letters import words

_RELATIONS = (
    r"(?:^|[\s(״”\"'’])[והבלמש]{0,2}(?:יחסי|קו|כביש|מסלול|ציר|גבול|הסכם|הסכמי|מלחמת|רכבת|נתיב|טיסת|משחק"
    r"|קשרי|פער|פערי|עימות|סכסוך|יריבות|דיאלוג|שיחות|מעבר|מתח|מתחי|דרבי|דיכוטומיית)[ \u00a0]"
    r"(?:[א-ת]{2,5}[ \u00a0])?$"
)
_FORMATIVES = words(
    "קדם בתר טרום פוסט אנטי מולטי אולטרה מיקרו מקרו היפר אינטר ניאו פסאודו תלת בלתי חוץ פנים "
    "כלל מטא סופר סאב טרנס פרוטו אלטר דוקו ארבע"
)
_PLACES = words(
    "ישראל ירדן מצרים סוריה לבנון ירושלים חיפה אביב אילת טבריה רוסיה אוקראינה גרמניה צרפת "
    "איטליה ספרד פולין טורקיה איראן עיראק סין יפן הודו פלסטין עזה ברלין פריז לונדון רומא וינה "
    "מוסקבה ורשה אירופה אמריקה אסיה אפריקה וושינגטון קהיר דמשק ביירות עמאן נצרת עכו"
)


def may_be_relation(text: str, start: int, first: str, second: str) -> bool:
    """Whether the compound text[start:…] of two words may join two names or parties.

    Two places do, also of two words (תל אביב, באר שבע, ניו יורק); so may two
    long words after a noun of relation, unless the first is an adjective (ישראלי־ערבי)
    or a formative (תת־קרקעי).
    """
    if first in _PLACES | {"שבע", "יורק"} and second in _PLACES | {"תל", "באר", "ניו"}:
        return True
    if len(first) < 4 or first in _FORMATIVES or first.endswith(("י", "ית")):
        return False
    return bool(re.search(_RELATIONS, text[max(0, start - 24) : start]))


def may_be_dash(first: str, second: str) -> bool:
    """Whether the first word cannot begin a compound: a verbal noun in the absolute form (פעולה-סיכוי).

    In a construct it would end in ת (פעולת־); a pair of adjectives ends alike (גדולה־קטנה).
    """
    absolute = len(first) >= 5 and first[-1] == "ה" and first[-3] in "וי" and first[-2] not in "וי"
    return absolute and not second.endswith(("ה", "ת"))
