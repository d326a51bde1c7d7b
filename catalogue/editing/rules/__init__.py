"""The house rules in the order of their codes. Codes are never reused."""

from catalogue.editing.rules import (
    e01_call_beside_punctuation,
    e02_spelled_two_ways,
    e03_heading_with_full_stop,
    e04_film_without_maker,
    e05_picture_without_alternative,
    e06_doubled_word,
    e07_nothing_to_print,
    e08_note_without_full_stop,
    e09_lost_link,
    e10_number_left_over,
    e11_unpaired_bracket,
    e12_person_unnamed,
)

RULES = (
    e01_call_beside_punctuation.RULE,
    e02_spelled_two_ways.RULE,
    e03_heading_with_full_stop.RULE,
    e04_film_without_maker.RULE,
    e05_picture_without_alternative.RULE,
    e06_doubled_word.RULE,
    e07_nothing_to_print.RULE,
    e08_note_without_full_stop.RULE,
    e09_lost_link.RULE,
    e10_number_left_over.RULE,
    e11_unpaired_bracket.RULE,
    e12_person_unnamed.RULE,
)
