"""The house's choices about punctuation, each a field with a default."""

from __future__ import annotations

import enum
from dataclasses import dataclass, fields


class Profile(enum.StrEnum):
    """Which marks a Hebrew quotation takes, outside and inside."""

    HIGH = "A"
    """”…” and ’…’: CLDR's, and contemporary books'."""
    LOW_HIGH = "B"
    """„…” and ‚…’: the older practice, still in SI 1452."""
    GERSHAYIM = "C"
    """״…״ and ׳…׳: the marks the font draws for Hebrew, as designers' websites have them."""
    TYPED = "typed"
    """Quotation marks stay as the author typed them; gershayim and geresh are a choice of their own."""


@dataclass(frozen=True, slots=True)
class PunctuationStyle:
    """What the program may do to what was typed, each field a line under `style` in book.yaml.

    Every field switches its own rules; the codes are explained in `composing.punctuation.rules`.
    """

    profile: Profile | str = Profile.HIGH
    """A `Profile`, or its name as book.yaml has it; ValueError for a name there is not."""
    latin_pair: bool = True
    """A quotation that lies wholly in a Latin run takes “…” and ‘…’ (Q8); otherwise one pair throughout."""
    promote_singles: bool = False
    """An outermost quotation typed in single marks is printed in double ones (S1)."""
    gershayim: bool = True
    """G1 to G6."""
    geresh: bool = True
    """E1 to E4."""
    apostrophes: bool = True
    """U+2019 in Latin words and after digits (L1)."""
    primes: bool = True
    """U+2032 and U+2033 after digits (L3)."""
    maqaf: bool = True
    """H1, H2, and Q4, the superfluous hyphen before a quotation mark."""
    suffixes: bool = True
    """A maqaf also between a Latin word or a number and its Hebrew suffix (H2s)."""
    ranges: bool = True
    """En dash in ranges (H3)."""
    abbreviated_years: bool = True
    """1914-18 is a range although 18 is less than 1914 (H3y)."""
    dashes: bool = True
    """D1."""
    minus: bool = True
    """U+2212 before a number with a unit (M1)."""
    times: bool = True
    """U+00D7 between dimensions (M2); it turns their visual order, so that they read from the right."""
    percent: bool = True
    """A per cent sign typed in visual order goes behind its number (M3v)."""
    ellipsis: bool = True
    """T1."""
    spaces: bool = True
    """T2 and M3."""
    no_break: bool = True
    """B1 to B4."""
    characters: bool = True
    """C1 to C3."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "profile", Profile(self.profile))

    @classmethod
    def as_typed(cls) -> PunctuationStyle:
        """Change nothing at all, only flag."""
        off = {one.name: False for one in fields(cls) if one.name != "profile"}
        return cls(Profile.TYPED, **off)
