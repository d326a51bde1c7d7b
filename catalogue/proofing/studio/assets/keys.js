// Keys as in PDF readers. Arrows follow the page: in a right-bound book the left arrow goes on.
import { rightBound } from "./book.js";
import { LAYERS } from "./overlays.js";

const PLAIN = {
  PageDown: "next", PageUp: "back", Home: "first", End: "last", " ": "next",
  s: "spread", p: "page", t: "sheet", f: "full", e: "findings", "?": "help", Escape: "close",
  "+": "larger", "=": "larger", "-": "smaller", 0: "fit", 1: "true",
};

export function listen(act) {
  const layers = Object.fromEntries(Object.entries(LAYERS).map(([name, one]) => [one.key, name]));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea") && event.key !== "Escape") return;
    if (event.key === " " && event.target.matches("button, a, input")) return;
    if (document.querySelector("dialog[open]") && event.key !== "Escape") return;
    const name = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key; // a Hebrew layout has the same keys
    if (event.key === "ArrowLeft") act(rightBound() ? "next" : "back");
    else if (event.key === "ArrowRight") act(rightBound() ? "back" : "next");
    else if (event.key === " " && event.shiftKey) act("back");
    else if (name in layers) act("layer", layers[name]);
    else if (name in PLAIN) act(PLAIN[name]);
    else return;
    event.preventDefault();
  });
}
