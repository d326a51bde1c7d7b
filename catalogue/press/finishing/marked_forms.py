"""Tagged text inside a form XObject, tied to the form and not to the page around it.

Whatever has `opacity` WeasyPrint draws as a form of its own, but it numbers and owns the text in it
as if it stood on the page; a reader that looks there finds nothing. The content of a form is named
by the form's own /StructParents and by references with /Stm (ISO 32000-1, 14.7.4.2 and 14.7.4.4).
"""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from catalogue.press.finishing.tags import marked_numbers


def own_marked_content(pdf: Pdf, page: Page, form: Stream, data: bytes) -> None:
    """Let a form own the marked content in it, if it has any."""
    numbers = marked_numbers(data)
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    listed = _owned_by(nums, int(page.obj.get("/StructParents", -1)))
    held = {number: listed[number] for number in sorted(numbers) if number < len(listed)}
    held = {number: element for number, element in held.items() if element is not None}
    if not held:
        return
    owner = int(nums[len(nums) - 2]) + 1
    nums.append(owner)
    nums.append(Array([held.get(at) for at in range(max(held) + 1)]))
    form.StructParents = owner
    for number, element in held.items():
        listed[number] = None
        element.K = Array([_referred(kid, number, page, form) for kid in element.K])


def _owned_by(nums: Object, number: int) -> Object:
    return next((nums[at + 1] for at in range(0, len(nums), 2) if int(nums[at]) == number), Array())


def _referred(kid: Object | int, number: int, page: Page, form: Stream) -> Object | int:
    if not isinstance(kid, int) or kid != number:
        return kid
    return Dictionary(Type=Name.MCR, Pg=page.obj, Stm=form, MCID=number)
