"""A line that falters.

The title begins as one would say it; its pauses grow longer; then one word
loses its smallest letters. They fall through the silence before the last word
and are the only thing in the accent. The same letters in the words before have
already begun to slip.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from catalogue.setting.plates.breaking import MARK
from catalogue.setting.plates.drawing import ACCENT, Drawing, Shape
from catalogue.setting.plates.lettering import Letter, Line
from catalogue.setting.plates.style import Commission, setting

LEADING = 1.24
"""Em from line to line."""
ROOM = 0.4
"""The part of the sheet's height the title may take before it falls silent."""
SLIP = 0.13
"""How far, in em, a letter has slipped just before the word that breaks."""


@dataclass(frozen=True, slots=True)
class Falter:
    """Weight of the type; how many times its own width the last pause is; where lines end, if not evenly.

    The last line stands alone at the foot of the sheet.
    """

    weight: int = setting(300, 100, 900)
    pause: float = setting(3.0, 1.0, 6.0)
    breaks: str = setting("")

    def draw(self, commission: Commission) -> Drawing:
        """The lines at the head, the last at the foot, the fallen letters between them."""
        frame = commission.sheet.frame
        head, tail, size = self._set(commission)
        foot = tail.flush(frame, frame.bottom)
        silence = (head[-1].box.bottom, foot.box.top if foot.inked else frame.bottom)
        broken = _last_word(head[-1])
        falling = _smallest(broken)
        fallen = [letter for letter in broken if letter.text == falling][: len(broken) // 2]
        slipping = [a for line in head for a in line.inked if a.text == falling and a not in broken]
        loose = {id(letter) for letter in (*fallen, *slipping)}
        shapes = [Shape(a.contours) for line in (*head, foot) for a in line.inked if id(a) not in loose]
        for index, letter in enumerate(slipping, start=1):
            shapes.append(Shape(letter.contours.placed(0, SLIP * size * (index / len(slipping)) ** 2)))
        for index, letter in enumerate(fallen, start=1):
            depth = silence[0] + (silence[1] - silence[0]) * index / (len(fallen) + 1)
            box = letter.contours.box
            shapes.append(Shape(letter.contours.placed(0, depth - (box.top + box.bottom) / 2), ACCENT))
        return Drawing(tuple(shapes))

    def _set(self, commission: Commission) -> tuple[list[Line], Line, float]:
        """The lines at the head, placed; the last line; the size of both."""
        case, frame = commission.case, commission.sheet.frame
        head, tail = self._texts(commission)
        room = frame._replace(bottom=frame.top + commission.sheet.height * ROOM)
        texts, size = commission.fitted(self.weight, room, LEADING, *head)
        pauses = sum(text.count(" ") for text in texts)
        lines, before = [], 0
        for text in texts:
            line = _hesitating(case.line(text, self.weight, size), before, pauses, self.pause)
            before += text.count(" ")
            lines.append(line)
        last = case.line(tail, self.weight, size)
        fit = min(1.0, frame.width / max(1.0, *(line.box.width for line in (*lines, last))))
        size *= fit
        top = frame.top - lines[0].box.top * fit
        placed = [
            line.placed(0, 0, fit).flush(frame, top + i * LEADING * size) for i, line in enumerate(lines)
        ]
        return placed, last.placed(0, 0, fit), size

    def _texts(self, commission: Commission) -> tuple[tuple[str, str], str]:
        """What stands at the head, as its breaks and its words, and what stands at the foot."""
        title = commission.words.title
        *head, tail = commission.broken(1, self.weight, self.breaks)
        if head:
            return (f" {MARK} ".join(head), " ".join(head)), tail
        *words, last = title.split()
        return (("", " ".join(words)), last) if words else (("", title), "")


def _hesitating(line: Line, before: int, pauses: int, longest: float) -> Line:
    """The line with its pauses drawn out, growing from the title's first to its last."""
    letters = line.letters
    for space in [letter for letter in letters if letter.text.isspace()]:
        before += 1
        extra = (space.right - space.left) * (longest - 1) * (before / pauses) ** 2
        letters = tuple(
            replace(letter, contours=letter.contours.placed(-extra if line.rtl else extra, 0))
            if (letter.right <= space.left if line.rtl else letter.left >= space.right)
            else letter
            for letter in letters
        )
    return Line(letters, line.rtl)


def _last_word(line: Line) -> tuple[Letter, ...]:
    """The letters after the line's last space."""
    spaces = [index for index, letter in enumerate(line.letters) if letter.text.isspace()]
    start = spaces[-1] + 1 if spaces else 0
    return tuple(letter for letter in line.letters[start:] if letter.contours)


def _smallest(letters: tuple[Letter, ...]) -> str:
    """The letter with the least ink from top to foot; of two as low, the narrower."""
    boxes = {letter.text: letter.contours.box for letter in letters if letter.text[0].isalnum()}
    return min(boxes, key=lambda text: (boxes[text].height, boxes[text].width, text), default="")
