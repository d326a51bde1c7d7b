"""Every word of the book is put right, names and facts too, and each change says in which file."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from noted_book import EMPTY

from catalogue.composing.punctuated import punctuate, punctuate_alike
from catalogue.diagnostics import Location
from catalogue.model.book import Book, Waiver
from catalogue.model.edition import Edition, Imprint
from catalogue.model.names import Credit, Person
from catalogue.model.prose import Mark, Prose, Span, plain
from catalogue.model.sections import Copy, Film, Title

HERE = Location("content/films/film/film.yaml", 1, 1)
FILM = Film(
    "film",
    (Title(plain("סרט")),),
    (Credit("cng", ("dana",), 'מנכ"ל', ("ז'אן",)),),
    (),
    countries=("בוסניה-הרצגובינה",),
    runtime="כ-12 דקות",
    copy=Copy('35 מ"מ', languages=("תת-כותרת",), courtesy='סינמטק ת"א'),
    location=HERE,
)
BOOK = replace(
    EMPTY,
    edition=Edition("1", statement='מהדורה ב"פורמט" חדש'),
    imprint=Imprint('הוצאה בע"מ', "תל-אביב", lines=("2024-2026",)),
    credits=(Credit("cur", ("dana",), 'יו"ר'),),
    people=(Person("dana", 'ד"ר דנה לוי', "לוי", location=Location("content/people.yaml", 1, 1)),),
    order=(FILM,),
    location=Location("content/book.yaml"),
)
FILES = {"content/book.yaml", "content/people.yaml", HERE.file}


def test_names_labels_and_facts() -> None:
    book = punctuate(BOOK).book
    (film,) = book.sections()
    assert isinstance(film, Film)
    assert (film.credits[0].label, film.credits[0].credited_as) == ("מנכ״ל", ("ז׳אן",))
    assert (film.countries, film.runtime) == (("בוסניה־הרצגובינה",), "כ־\u206012\u00a0דקות")
    assert (film.copy.format, film.copy.courtesy) == ("35\u00a0מ״מ", "סינמטק ת״א")
    assert film.copy.languages == ("תת־כותרת",)
    assert book.edition.statement == "מהדורה ב”פורמט” חדש"
    assert (book.imprint.publisher, book.imprint.place) == ("הוצאה בע״מ", "תל־אביב")
    assert book.imprint.lines == ("2024\u2060–\u20602026",)
    assert (book.credits[0].label, book.people[0].name) == ("יו״ר", "ד״ר\u00a0דנה לוי")


def test_every_change_of_them_says_in_which_file() -> None:
    assert {one.location.file for one in punctuate(BOOK).corrections} == FILES


def test_they_can_be_refused_there() -> None:
    waived = replace(BOOK, waivers=(Waiver("CAT-T02", "films/film/film.yaml", "כך בתעודה"),))
    (film,) = punctuate(waived).book.sections()
    assert film == FILM


def test_what_is_said_again_is_put_right_alike() -> None:
    """The colophon repeats the title: in bold, and as the title page has it."""
    title = Prose('ה"סלופ" הגדול', (Span(0, 13, Mark.STRONG),))
    (said,) = punctuate_alike(BOOK, [title])
    assert said == punctuate(replace(BOOK, title=title)).book.title
    assert said.text == "ה”סלופ” הגדול"


@given(st.lists(st.text("0123456789abcdef", min_size=4, max_size=4), min_size=4, max_size=4))
def test_a_digest_is_left_as_it_is(groups: list[str]) -> None:
    text = f"המהדורה הקודמת במדף: sha512:{'-'.join(groups)}"
    assert punctuate_alike(EMPTY, [plain(text)])[0].text.replace("\u2060", "") == text


def test_a_book_without_a_word_is_left_as_it_is() -> None:
    book: Book = EMPTY
    assert punctuate(book).book == book
