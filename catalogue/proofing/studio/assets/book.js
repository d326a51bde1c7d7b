// The book as the program last told of it. Newer states replace older ones; nothing queues up.
export const book = { version: 0, pages: [], findings: [], errors: [], bleed: 0, width: 1, height: 1, binding: "right" };

export function follow(onState, onLost) {
  const stream = new EventSource("changes");
  stream.onmessage = (message) => {
    const before = { pages: book.pages };
    Object.assign(book, JSON.parse(message.data));
    onState(before);
  };
  stream.onerror = onLost;
}

export const rightBound = () => book.binding === "right";

// Versos are even; a verso and the recto after it lie open together.
export function spreads() {
  const found = [];
  for (const page of book.pages) {
    const at = Math.floor(page.number / 2);
    (found[at] ??= []).push(page);
  }
  return found.filter(Boolean);
}

export const pictureOf = (page, width) => `page/${page.digest}?width=${Math.ceil(width / 100) * 100}`;

// A page in some of its inks, or as a map of how much ink lies where. Another press profile changes it with the version.
export const inkedOf = (page, width, inks) => `inks/${page.digest}?width=${Math.ceil(width / 100) * 100}&inks=${inks}&version=${book.version}`;

export const heaviestOf = async (page) => {
  const answer = await fetch(`heaviest/${page.digest}`);
  return answer.ok ? answer.json() : { square: null, bands: [] };
};

let overlaysOf = { version: -1, found: null };
export async function overlays() {
  if (overlaysOf.version !== book.version) {
    overlaysOf = { version: book.version, found: (await fetch("overlays")).json() };
  }
  return overlaysOf.found;
}
