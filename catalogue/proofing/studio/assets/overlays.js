// What lies over a page, as SVG in millimetres from the trim's corner. Each layer is a function of (map, page) → elements.
import { book } from "./book.js";
import { word } from "./words.js";

const NS = "http://www.w3.org/2000/svg";
const SAFE = 5; // mm: nothing that matters nearer to the trim

function draw(tag, attributes, text) {
  const made = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

const box = ([x, y, width, height], attributes) => draw("rect", { x, y, width, height, fill: "none", ...attributes });
const stroke = (colour, width = 0.2, dash = "") => ({ stroke: colour, "stroke-width": width, "stroke-dasharray": dash });
const on = (list, page) => list.filter((one) => (one.page ?? one[0]) === page.number);

function tint(ratio) {
  const stray = ratio > 1 ? (ratio - 1) / 0.6 : (ratio - 1) / 0.2;
  const strength = Math.min(1, Math.abs(stray)) * 0.5;
  return stray > 0 ? `rgb(200 30 20 / ${strength})` : `rgb(20 70 200 / ${strength})`;
}

const LEVELS = ["rgb(30 110 200 / .22)", "rgb(190 140 30 / .13)", "rgb(20 150 90 / .3)", "rgb(170 40 150 / .3)"];

export const LAYERS = {
  trim: { key: "b", colour: "#c2189b", draw: () => [
    box([-book.bleed, -book.bleed, book.width + 2 * book.bleed, book.height + 2 * book.bleed], stroke("#d33", 0.25)),
    box([0, 0, book.width, book.height], stroke("#c2189b", 0.3)),
    box([SAFE, SAFE, book.width - 2 * SAFE, book.height - 2 * SAFE], stroke("#1a8f4c", 0.25, "1.5 1")),
  ] },
  grid: { key: "g", colour: "#38a3d1", draw: (map, page) => {
    const [x, y, width, height] = map.frames[page.number - 1];
    const rows = [];
    for (let at = 0; at * map.grid < height - 0.01; at++) {
      const line = y + at * map.grid + map.baseline;
      rows.push(draw("line", { x1: x - 4, x2: x + width + 4, y1: line, y2: line, ...stroke("#38a3d1", 0.12) }));
    }
    return rows;
  } },
  frame: { key: "x", colour: "#7a3fd1", draw: (map, page) => [box(map.frames[page.number - 1], stroke("#7a3fd1", 0.25))] },
  grey: { key: "l", colour: "#c84a3c", draw: (map, page) => on(map.lines, page).filter((one) => one.ratio)
    .map((one) => box(one.box, { fill: tint(one.ratio) })) },
  notes: { key: "n", colour: "#b3271e", draw: (map, page) => map.calls.filter((one) => one[1] === page.number).flatMap(([id, , x, y]) => {
    const order = map.notes.filter((one) => one.body_pages.includes(page.number));
    const body = map.bodies.find((one) => one[0] === id && one[1] === page.number);
    const ring = draw("circle", { cx: x, cy: y, r: 1.6, fill: "none", ...stroke("#b3271e", 0.3) });
    if (!body || !order.length) return [ring];
    const [, , bodyX, bodyY] = body;
    const path = `M${x} ${y + 1.6} C${x} ${(y + bodyY) / 2}, ${bodyX} ${(y + bodyY) / 2}, ${bodyX} ${bodyY - 1.4}`;
    return [ring, draw("path", { d: path, fill: "none", ...stroke("#b3271e", 0.2) }),
      draw("circle", { cx: bodyX, cy: bodyY, r: 1.6, fill: "none", ...stroke("#b3271e", 0.3) })];
  }) },
  levels: { key: "d", colour: "#1e6ec8", draw: (map, page) => on(map.runs, page).flatMap(([, level, x, y, width, height]) => [
    box([x, y + 0.3, width, height - 0.6], { fill: LEVELS[level % 4] }),
    ...(width > 3 && level !== 1 ? [draw("text", { x: x + width / 2, y: y + 1.2, "font-size": 1.6, "text-anchor": "middle", fill: "#134" }, `${level % 2 ? "←" : "→"}${level}`)] : []),
  ]) },
  images: { key: "i", colour: "#1a8f4c", draw: (map, page) => on(map.figures, page).flatMap((one) => [
    box(one.box, stroke(one.ppi && one.ppi < 250 ? "#d33" : "#1a8f4c", 0.5)),
    draw("text", { x: one.box[0] + 2, y: one.box[1] + 6, "font-size": 4, fill: one.ppi && one.ppi < 250 ? "#d33" : "#1a8f4c",
      stroke: "#fff", "stroke-width": 0.8, "paint-order": "stroke", direction: "ltr" }, `${one.id} · ${one.ppi ? word("ppi", { n: one.ppi }) : "FPO"}`),
  ]) },
  found: { key: "o", colour: "#d98a00", draw: (map, page) => on(map.lines, page).flatMap((line) => {
    const here = book.findings.filter((one) => one.file === line.file && one.line === line.line && one.severity !== "note"
      && (!one.column || (one.column >= line.column && one.column < line.column + line.text.length)));
    return here.length ? [box(line.box, { fill: "rgb(230 150 0 / .22)", ...stroke("#d98a00", 0.2) })] : [];
  }) },
  // The plates change the page's own picture; several together show how these inks print on one another.
  cyan: { key: "c", colour: "#009ee0", ink: "C" },
  magenta: { key: "m", colour: "#e2007a", ink: "M" },
  yellow: { key: "y", colour: "#ffe300", ink: "Y" },
  black: { key: "k", colour: "#000", ink: "K" },
  coverage: { key: "v", colour: "#ee9440", draw: (map, page) => {
    const { square, bands } = map.heaviest[page.digest] ?? { square: null, bands: [] };
    return [...scale(bands), ...(square ? worst(square) : [])];
  } },
};

const percent = (share) => `${Math.round(share * 100)}%`;

function worst({ coverage, box: [x, y, width, height] }) {
  const label = draw("text", { x: x + width / 2, y: y + height / 2 + 1.6, "font-size": 4.4, "text-anchor": "middle", fill: "#111",
    stroke: "#fff", "stroke-width": 1, "paint-order": "stroke", direction: "ltr" }, percent(coverage));
  return [box([x, y, width, height], stroke("#111", 0.5)), label];
}

// What the tints mean, at the foot of the page.
function scale(bands) {
  const side = 4, y = book.height - side - 2;
  return bands.slice(1).flatMap(([least, fill], at) => {
    const words = at + 2 < bands.length ? `≤${percent(Math.round(bands[at + 2][0] * 10) / 10)}` : `>${percent(least)}`;
    return [draw("rect", { x: 2 + at * 21, y, width: side, height: side, fill, stroke: "#555", "stroke-width": 0.1 }),
      draw("text", { x: 7 + at * 21, y: y + side - 0.9, "font-size": 3.4, fill: "#222", stroke: "#fff", "stroke-width": 0.8, "paint-order": "stroke", direction: "ltr" }, words)];
  });
}

// Which inks a reader wants to see of the page: letters of CMYK, "" for a map of all of them, null for the page itself.
export function inksOf(layers) {
  if (layers.has("coverage")) return "";
  return Object.entries(LAYERS).map(([name, one]) => layers.has(name) && one.ink || "").join("") || null;
}

export function overlay(page, map, shown) {
  const over = book.bleed;
  const svg = draw("svg", { viewBox: `${-over} ${-over} ${book.width + 2 * over} ${book.height + 2 * over}`, "aria-hidden": "true" });
  for (const name of shown) svg.append(...LAYERS[name].draw?.(map, page) ?? []);
  return svg;
}
