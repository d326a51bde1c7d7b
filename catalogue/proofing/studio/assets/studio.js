// The studio: puts the book, the views, the keys and the panels together.
import { book, follow, rightBound, spreads } from "./book.js";
import { listen } from "./keys.js";
import { LAYERS } from "./overlays.js";
import { scale, show, shownPages, stay, view } from "./views.js";
import { language, speak, word } from "./words.js";

const by = (id) => document.getElementById(id);
const EDITORS = {
  "VS Code": "vscode://file/{path}:{line}:{column}",
  Zed: "zed://file/{path}:{line}:{column}",
  "Sublime Text": "subl://open?url=file://{path}&line={line}&column={column}",
  TextMate: "txmt://open?url=file://{path}&line={line}&column={column}",
  JetBrains: "idea://open?file={path}&line={line}&column={column}",
};
let editor = localStorage.getItem("editor") in EDITORS ? localStorage.getItem("editor") : "VS Code";

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((one) => one !== null));
  return made;
}

// A place in a file: a link that opens the editor there.
function placeLink(place) {
  const shown = [place.file, place.line, place.line && place.column].filter(Boolean).join(":");
  const address = EDITORS[editor].replace(/\{(\w+)\}/g, (_, name) => name === "path" ? encodeURI(place.path.replace(/^\//, name === "path" && editor !== "VS Code" && editor !== "Zed" ? "/" : "")) : place[name] || 1);
  return make("a", { class: "at", href: address, "data-place": shown }, shown);
}

function findingBox(one) {
  const said = one.said[language], own = said.message !== one.said.en.message; // what is not known in Hebrew stays English
  const made = make("article", { class: `finding ${one.severity}`, ...(own ? {} : { dir: "ltr", lang: "en" }) });
  made.append(make("p", { class: "message" }, said.message, " ", make("span", { class: "code" }, one.code)));
  if (one.file) made.append(make("p", {}, placeLink(one)));
  if (one.severity !== "note") {
    for (const name of ["why", "hint"]) if (said[name]) made.append(make("p", { class: "why" }, `${word(name === "hint" ? "try" : "why")}: ${said[name]}`));
  }
  return made;
}

function showAlert() {
  const box = by("alert");
  box.hidden = !book.errors.length;
  box.replaceChildren(make("h2", {}, word("stopped")), ...book.errors.map(findingBox));
}

function showFindings() {
  const worth = book.findings.filter((one) => one.severity !== "note");
  const button = document.querySelector("[data-do=findings]");
  button.textContent = worth.length ? `${word("findings")} ${worth.length}` : word("findings");
  by("findings").replaceChildren(make("h2", {}, word("findings")), ...(worth.length ? worth.map(findingBox) : [word("noFindings")]));
}

function showPosition() {
  const pages = shownPages();
  const labels = pages.map((page) => page.label);
  by("go").value = labels.join("–");
  by("count").textContent = `${word("of")} ${book.pages.length}`;
  const section = pages.map((page) => page.section).find(Boolean);
  by("section").textContent = book.sections?.find((one) => one.id === section)?.title ?? "";
  by("spoken").textContent = pages.map((page) => word("pageName", { n: page.label })).join(", ");
  const mm = scale(), percent = Math.round(mm / view.trueMm * 100);
  by("zoom").textContent = `${percent}%`;
  const [first, last] = [1, book.pages.length].map((edge) => pages.some((page) => page.number === edge));
  document.querySelector("[data-do=left]").disabled = view.kind === "sheet" || (rightBound() ? last : first);
  document.querySelector("[data-do=right]").disabled = view.kind === "sheet" || (rightBound() ? first : last);
  for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", button.dataset.view === view.kind);
  history.replaceState(null, "", `#${view.page}`);
}

function draw() {
  show();
  showPosition();
}

let lost = false;
function showStatus() {
  by("status").textContent = lost ? word("lost") : book.seconds ? word("set", { s: book.seconds }) : word("setting");
}

function label() {
  document.documentElement.lang = language;
  document.documentElement.dir = language === "he" ? "rtl" : "ltr";
  for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", word(one.dataset.label));
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = word(one.dataset.word);
  for (const button of document.querySelectorAll("button[data-view], button[data-do]")) {
    const name = button.dataset.view ?? button.dataset.do;
    const sign = ["smaller", "larger", "help", "left", "right", "fit"].includes(name);
    if (!sign) button.textContent = word(name);
    const key = button.getAttribute("aria-keyshortcuts");
    button.title = key ? `${word(name)} (${key})` : word(name);
    if (sign) button.setAttribute("aria-label", word(name));
  }
  by("language").lang = language === "he" ? "en" : "he";
  by("table").setAttribute("aria-label", word("spread"));
  showLayers();
  showHelp();
}

function showLayers() {
  const rows = Object.entries(LAYERS).map(([name, one]) => {
    const tick = make("input", { type: "checkbox", "data-layer": name });
    tick.checked = view.layers.has(name);
    tick.addEventListener("change", () => act("layer", name));
    const swatch = make("span", { class: "swatch" });
    swatch.style.background = one.colour;
    return make("label", {}, tick, swatch, word(name), make("kbd", {}, one.key));
  });
  by("layers").replaceChildren(...rows);
}

function showHelp() {
  const row = (keys, text) => [make("dt", {}, ...keys.flatMap((key) => [make("kbd", {}, key), " "])), make("dd", {}, text)];
  const keys = make("dl", {}, ...row(["←", "→"], word("turn")), ...row(["Space", "PgDn", "PgUp"], `${word("next")}, ${word("back")}`),
    ...row(["Home", "End"], word("first")), ...row(["s", "p", "t", "f"], ["spread", "page", "sheet", "full"].map((one) => word(one)).join(", ")),
    ...row(["+", "−", "0", "1"], ["larger", "smaller", "fit", "true"].map((one) => word(one)).join(", ")),
    ...Object.entries(LAYERS).flatMap(([name, one]) => row([one.key], word(name))),
    ...row(["e"], word("findings")), ...row(["Esc"], word("close")));
  const card = make("div", { class: "card" });
  const range = make("input", { type: "range", min: 2, max: 12, step: 0.01, value: view.trueMm, "aria-label": word("calibrate") });
  const fit = () => { card.style.width = `${85.6 * view.trueMm}px`; };
  range.addEventListener("input", () => { view.trueMm = Number(range.value); localStorage.setItem("mm", range.value); fit(); draw(); });
  fit();
  const away = make("form", { method: "dialog" }, make("button", {}, word("shut")));
  by("help").replaceChildren(away, make("h2", { tabindex: -1, autofocus: "" }, word("keys")), keys, make("h3", {}, word("calibrate")), make("p", {}, word("card")), card, range);
}

function turn(by) {
  const all = view.kind === "spread" ? spreads().map((one) => one[0].number) : book.pages.map((page) => page.number);
  const at = all.findLastIndex((number) => number <= view.page);
  goTo(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function goTo(number) {
  view.page = number;
  by("table").scrollTo(by("table").scrollLeft, 0);
  forget();
  draw();
}

function zoomTo(zoom) {
  view.zoom = zoom;
  draw();
}

function toggle(name) {
  const panel = by(name);
  panel.hidden = !panel.hidden;
  document.querySelector(`[data-do=${name}]`).setAttribute("aria-expanded", String(!panel.hidden));
}

function close() {
  const lost = document.activeElement?.closest(".panel");
  for (const name of ["layers", "findings"]) if (!by(name).hidden) toggle(name);
  forget();
  if (lost) by("table").focus();
  document.body.classList.remove("bare");
}

async function full() {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen().catch(() => document.body.classList.toggle("bare"));
}

const ACTS = {
  next: () => turn(1), back: () => turn(-1),
  left: () => turn(rightBound() ? 1 : -1), right: () => turn(rightBound() ? -1 : 1),
  first: () => goTo(1), last: () => goTo(book.pages.length),
  spread: () => { view.kind = "spread"; draw(); }, page: () => { view.kind = "page"; draw(); }, sheet: () => { view.kind = "sheet"; draw(); },
  larger: () => zoomTo(Math.min(scale() * 1.25, 40)), smaller: () => zoomTo(Math.max(scale() / 1.25, 0.4)),
  fit: () => zoomTo("fit"), true: () => zoomTo("true"),
  full, close, layers: () => toggle("layers"), findings: () => toggle("findings"),
  help: () => by("help").showModal(),
  language: () => { speak(language === "he" ? "en" : "he"); label(); showFindings(); showAlert(); showStatus(); draw(); },
  layer: (name) => {
    const hidden = view.layers.delete(name);
    if (!hidden) view.layers.add(name);
    for (const tick of by("layers").querySelectorAll("input")) tick.checked = view.layers.has(tick.dataset.layer);
    draw();
    by("spoken").textContent = word(hidden ? "hidden" : "shown", { n: word(name) });
  },
};

function act(name, value) {
  if (book.pages.length || ["help", "language", "close"].includes(name)) ACTS[name]?.(value);
}

// A click asks what stands there and where it was written.
async function ask(event, sheet) {
  const corner = sheet.getBoundingClientRect(), mm = scale();
  const [x, y] = [(event.clientX - corner.left) / mm, (event.clientY - corner.top) / mm];
  const answer = await fetch(`place?page=${sheet.dataset.page}&x=${x.toFixed(2)}&y=${y.toFixed(2)}`);
  if (!answer.ok) return;
  const found = await answer.json();
  mark(sheet, found.box);
  showPlace(found, event);
}

// The line that was meant, as long as its place is shown.
function mark(sheet, box) {
  document.querySelector(".here")?.remove();
  if (!box) return;
  const made = make("div", { class: "here", "aria-hidden": "true" }), share = (part, whole) => `${part / whole * 100}%`;
  const [left, top, width, height] = box;
  Object.assign(made.style, { left: share(left, book.width), top: share(top, book.height), width: share(width, book.width), height: share(height, book.height) });
  sheet.append(made);
}

function forget() {
  by("place").hidden = true;
  document.querySelector(".here")?.remove();
}

function showPlace(found, event) {
  const rows = ["source", "template", "rule"].map((name) => [name, name === "rule" ? found.template.rule : found[name]]).filter(([, place]) => place);
  const choice = make("select", { "aria-label": word("editor") }, ...Object.keys(EDITORS).map((name) => make("option", {}, name)));
  choice.value = editor;
  choice.addEventListener("change", () => { editor = choice.value; localStorage.setItem("editor", editor); showPlace(found, event); });
  const copy = make("button", {}, word("copy"));
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(by("place").querySelector("[data-place]").dataset.place);
    copy.textContent = word("copied");
  });
  const list = make("dl", {}, ...rows.flatMap(([name, place]) => [make("dt", {}, word(name)), make("dd", {}, placeLink(place))]), make("dt", {}, word("editor")), make("dd", {}, choice));
  const panel = by("place");
  panel.replaceChildren(...(found.words ? [make("h2", { dir: "auto" }, found.words)] : []), list, copy);
  panel.hidden = false;
  panel.style.left = `${Math.max(8, Math.min(event.clientX + 12, innerWidth - panel.offsetWidth - 8))}px`;
  panel.style.top = `${Math.max(8, Math.min(event.clientY + 14, innerHeight - panel.offsetHeight - 8))}px`;
  panel.querySelector("a")?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const control = event.target.closest("[data-do], [data-view]"), thumb = event.target.closest(".thumb"), sheet = event.target.closest("#stage > .spread .sheet");
  if (control) act(control.dataset.view ?? control.dataset.do);
  else if (thumb) { view.kind = "spread"; goTo(Number(thumb.dataset.go)); }
  else if (sheet) ask(event, sheet);
  else if (!event.target.closest(".panel")) forget();
});
by("go").addEventListener("change", (event) => { const wanted = parseInt(event.target.value, 10); if (wanted) goTo(wanted); else showPosition(); event.target.blur(); });
by("go").addEventListener("focus", (event) => event.target.select());
new ResizeObserver(() => { if (book.pages.length) draw(); }).observe(by("table"));

view.page = parseInt(location.hash.slice(1), 10) || 1;
label();
showStatus();
listen(act);
follow((before) => {
  lost = false;
  if (before.pages.length) stay(before);
  by("title").textContent = document.title = book.title ?? "catalogue";
  by("title").dir = "auto";
  showAlert();
  showFindings();
  if (book.pages.length) draw();
  showStatus();
  document.body.dataset.version = book.version;
}, () => { lost = true; showStatus(); });
