// The pages on the table: spreads, single pages or an overview. Pictures are swapped only when they have been decoded.
import { book, heaviestOf, inkedOf, overlays, pictureOf, rightBound, spreads } from "./book.js";
import { inksOf, overlay } from "./overlays.js";
import { word } from "./words.js";

const stage = document.getElementById("stage");
const table = document.getElementById("table");
const CSS_MM = 96 / 25.4;

export const view = { kind: "spread", page: 1, zoom: "fit", layers: new Set(), trueMm: Number(localStorage.getItem("mm")) || CSS_MM };

const shownSpread = () => spreads().find((one) => one.some((page) => page.number === view.page)) ?? [];
export const shownPages = () => view.kind === "spread" ? shownSpread() : book.pages.filter((page) => page.number === view.page);

export function scale() {
  if (view.zoom === "true") return view.trueMm;
  if (view.zoom !== "fit") return view.zoom;
  const bled = view.layers.has("trim") ? 2 * book.bleed : 0;
  const across = view.kind === "spread" ? 2 * (book.width + bled) + (bled ? 4 : 0) : book.width + bled;
  const room = [table.clientWidth - 60, table.clientHeight - 44];
  return Math.max(0.4, Math.min(room[0] / across, room[1] / (book.height + bled)));
}

function sheetFor(page, mm) {
  const sheet = document.createElement("div");
  sheet.className = `sheet ${page.side} ${(page.side === "recto") === rightBound() ? "spine-right" : "spine-left"}`;
  sheet.dataset.page = page.number;
  const image = new Image();
  image.alt = word("pageName", { n: page.label });
  image.draggable = false;
  sheet.append(image);
  return sheet;
}

// A sheet is kept while its page is shown, so that an edit changes pixels and nothing else.
function dress(sheet, page, mm) {
  const [image] = sheet.getElementsByTagName("img");
  const bleed = book.bleed * mm;
  Object.assign(sheet.style, { width: `${book.width * mm}px`, height: `${book.height * mm}px` });
  Object.assign(image.style, { left: `${-bleed}px`, top: `${-bleed}px`, width: `${(book.width + 2 * book.bleed) * mm}px`, height: `${(book.height + 2 * book.bleed) * mm}px` });
  const wanted = looks(page, (book.width + 2 * book.bleed) * mm * devicePixelRatio);
  if (sheet.dataset.wanted === wanted) return;
  const changed = sheet.dataset.digest && sheet.dataset.digest !== page.digest;
  sheet.dataset.wanted = wanted;
  load(wanted).then((loaded) => {
    if (sheet.dataset.wanted !== wanted) return;
    image.src = loaded.src;
    sheet.dataset.digest = page.digest;
    sheet.dataset.shown = wanted;
    sheet.dataset.drawn = Number(sheet.dataset.drawn ?? 0) + 1;
    if (changed) flash(sheet);
  }).catch(() => { if (sheet.dataset.wanted === wanted) delete sheet.dataset.wanted; });
}

function looks(page, width) {
  const inks = inksOf(view.layers);
  return inks === null ? pictureOf(page, width) : inkedOf(page, width, inks);
}

async function load(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

function flash(sheet) {
  sheet.classList.remove("new");
  void sheet.offsetWidth;
  sheet.classList.add("new");
}

export function show() {
  if (!book.pages.length) return;
  view.page = Math.min(Math.max(view.page, 1), book.pages.length);
  stage.dir = rightBound() ? "rtl" : "ltr";
  stage.classList.toggle("sheet-view", view.kind === "sheet");
  if (view.kind === "sheet") showOverview();
  else showOpen(shownPages());
  lay();
}

function showOpen(pages) {
  const mm = scale();
  const known = new Map([...stage.querySelectorAll(":scope > .spread .sheet")].map((one) => [one.dataset.page, one]));
  const row = document.createElement("div");
  row.className = `spread ${view.layers.has("trim") ? "bled" : ""}`;
  row.style.gap = view.layers.has("trim") ? `${(2 * book.bleed + 4) * mm}px` : "";
  for (const page of pages) {
    const sheet = known.get(String(page.number)) ?? sheetFor(page, mm);
    sheet.classList.toggle("inner", pages.length > 1);
    dress(sheet, page, mm);
    row.append(sheet);
  }
  if (view.kind === "spread" && pages.length === 1) {
    const empty = document.createElement("div");
    empty.className = "empty";
    empty.style.width = `${book.width * mm}px`;
    if (pages[0].number % 2) row.prepend(empty); else row.append(empty);
  }
  const before = [table.scrollLeft, table.scrollTop];
  stage.replaceChildren(row);
  table.scrollTo(...before);
  ahead();
}

// The spreads on both sides are fetched while nobody waits.
let waiting = 0;
function ahead() {
  clearTimeout(waiting);
  if (inksOf(view.layers) !== null) return; // plates are made when they are looked at
  waiting = setTimeout(() => {
    const width = (book.width + 2 * book.bleed) * scale() * devicePixelRatio;
    const near = book.pages.filter((page) => Math.abs(page.number - view.page) <= 3);
    for (const page of near) new Image().src = pictureOf(page, width);
  }, 250);
}

function showOverview() {
  const mm = 96 / book.width;
  const known = new Map([...stage.querySelectorAll(".thumb .sheet")].map((one) => [one.dataset.page, one]));
  stage.replaceChildren(...spreads().map((pages) => {
    const thumb = document.createElement("button");
    thumb.className = "thumb";
    thumb.dataset.go = pages[0].number;
    thumb.setAttribute("aria-current", String(pages.some((page) => page.number === view.page)));
    const row = document.createElement("div");
    row.className = "spread";
    for (const page of pages) {
      const sheet = known.get(String(page.number)) ?? sheetFor(page, mm);
      sheet.querySelector("img").loading = "lazy";
      dressThumb(sheet, page, mm);
      row.append(sheet);
    }
    const caption = document.createElement("div");
    caption.className = "caption";
    caption.textContent = pages.map((page) => page.label).join("–");
    thumb.append(row, caption);
    return thumb;
  }));
}

function dressThumb(sheet, page, mm) {
  const image = sheet.querySelector("img");
  const bleed = book.bleed * mm;
  Object.assign(sheet.style, { width: `${book.width * mm}px`, height: `${book.height * mm}px` });
  Object.assign(image.style, { left: `${-bleed}px`, top: `${-bleed}px`, width: `${(book.width + 2 * book.bleed) * mm}px`, height: `${(book.height + 2 * book.bleed) * mm}px` });
  const address = pictureOf(page, 200);
  if (image.getAttribute("src") !== address) image.src = address;
}

let lays = 0;
async function lay() {
  const turn = ++lays;
  const sheets = [...stage.querySelectorAll(":scope > .spread .sheet")];
  if (!view.layers.size) {
    for (const sheet of sheets) sheet.querySelector("svg")?.remove();
    return;
  }
  const pages = sheets.map((sheet) => book.pages[Number(sheet.dataset.page) - 1]).filter(Boolean);
  const map = { ...await overlays(), heaviest: {} };
  if (view.layers.has("coverage")) {
    const found = await Promise.all(pages.map(heaviestOf));
    pages.forEach((page, at) => { map.heaviest[page.digest] = found[at]; });
  }
  if (turn !== lays) return; // asked anew while this waited
  const mm = scale();
  for (const sheet of sheets) {
    const page = book.pages[Number(sheet.dataset.page) - 1];
    if (!page) continue;
    const svg = overlay(page, map, view.layers);
    Object.assign(svg.style, { left: `${-book.bleed * mm}px`, top: `${-book.bleed * mm}px`, width: `${(book.width + 2 * book.bleed) * mm}px`, height: `${(book.height + 2 * book.bleed) * mm}px` });
    sheet.querySelector("svg")?.remove();
    sheet.append(svg);
  }
}

// After an edit the reader stays with the words: the same page of the same section, wherever it now stands.
export function stay(before) {
  const old = before.pages[view.page - 1];
  if (!old?.section) return;
  const first = (pages) => pages.findIndex((page) => page.section === old.section);
  const from = first(before.pages), to = first(book.pages);
  if (to < 0) return;
  const moved = to + (view.page - 1 - from);
  view.page = book.pages[moved]?.section === old.section ? moved + 1 : view.page;
}
