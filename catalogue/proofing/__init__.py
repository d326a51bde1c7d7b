"""For the eye: the grey of the lines, drawn from the page map."""
