"""Hebrew abbreviations the rules must know by name."""

from __future__ import annotations

from catalogue.composing.punctuation.letters import PREFIX_LETTERS, words

_WITH_GERESH = words(
    "עמ מס פרופ גב רח שד דק שנ שע סע סי פס פר כר גיל הוצ אונ אוני טל מח חוב מהד נק יח אדר אינג מע שכ תר "
    "עור הע אח תח עי רא השו תרג "
    "סטוד מיל הל שנא נאמ אופ בימ דר וכו וגו וכד וכיו ינו פבר אפר אוג ספט אוק נוב דצמ חב פקס טמפ משפ מינ מקס"
)
"""Words cut short with a geresh; single letters are numerals or units and need no entry."""

_WHOLE = words(
    "לא כי על אל של כל זה זו מה מי או אז אך אף את בו בי בה די כה לה לו לי נא עד פה רק יש אב אח רב שר בא"
)
"""Words of two letters that are whole; whatever else is so short and has a geresh was cut short."""

_ACRONYMS_LIKE_PREFIXES = ("שבכ", "בהד", "שבס", "שס", "מהט", "מבל", "משק", "שלח", "מפ", "ממ", "מכ")
"""Acronyms whose letters before the mark are a possible prefix, so that only a list tells them (G5)."""

_ACRONYMS = words("צהל ארהב בריהמ מנכל סמנכל רמטכל יור דוח תנך חזל בגץ מגב חול סהכ לפנהס")
"""Acronyms often typed with one stroke for two; whatever else has a geresh inside is taken at its word."""

_ENDINGS = words(
    "ים ות י ית יות יים יה יו ו ה ם ן ך נו כם כן הם הן יהם יהן יכם יכן ינו ני נים נית ניות ניק "
    "ניקים ניקית ניקיות ניקי ון ונים ונית אי אים אית איות יאדה ניאדה יזם יסט יסטים יסטית תי "
    "תיים תית"
)


def is_inflected(letters: str) -> bool:
    """Whether the letters after the mark are an acronym's last letter with an inflection (תנ״כיכם)."""
    return letters[1:] in _ENDINGS


def is_ending(letters: str) -> bool:
    """Whether the letters are an ending that may follow an acronym or a closing mark (”סלופ”ים)."""
    return letters in _ENDINGS


def is_known_acronym(before: str, after: str) -> bool:
    """Whether an inflected acronym is on the list although its beginning looks like a prefix (שב״כניק)."""
    return is_inflected(after) and (before + after[0]).endswith(_ACRONYMS_LIKE_PREFIXES)


def lacks_a_stroke(before: str, after: str) -> bool:
    """Whether what has a geresh inside is an acronym on the list (צה'ל), which takes gershayim."""
    whole = len(after) == 1 or is_inflected(after)
    return whole and len(before) > 1 and is_with_prefixes(before + after[0], _ACRONYMS)


def takes_geresh(word: str) -> bool:
    """Whether a word cut short by a geresh is known (עמ, וכו, בעמ, לפרופ)."""
    return is_with_prefixes(word, _WITH_GERESH)


def may_be_cut_short(word: str) -> bool:
    """Whether a word on no list may be an abbreviation: two letters, as most are (גל׳, תק׳), none final."""
    return len(word) == 2 and word not in _WHOLE and word[-1] not in "ךםןףץ"


def is_with_prefixes(word: str, known: frozenset[str]) -> bool:
    """Whether the word, or what is left after up to three prefix letters, is among those known."""
    for cut in range(min(4, len(word))):
        if word[cut:] in known:
            return True
        if word[cut] not in PREFIX_LETTERS:
            return False
    return False
