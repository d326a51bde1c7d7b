"""Out of the composing room: HTML, faces and WeasyPrint. The only place that knows WeasyPrint."""
