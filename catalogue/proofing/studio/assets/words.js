// What the studio says, in Hebrew and in English. Findings come from the program in its own words.
const WORDS = {
  en: {
    views: "Views", size: "Size", spread: "Spreads", page: "Page", sheet: "Overview", full: "Full screen",
    smaller: "Smaller", larger: "Larger", fit: "Fit", true: "True size", layers: "Layers", findings: "Findings",
    language: "עברית", help: "Help", go: "Go to page", of: "of", left: "Turn left", right: "Turn right",
    setting: "setting …", lost: "the program has ended; these are its last pages", stopped: "The pages below are the last good ones.",
    set: "set in {s} s", pageName: "page {n}", source: "source", template: "template", rule: "rule", copy: "Copy the place",
    copied: "copied", editor: "opens in", noFindings: "Nothing was found.", why: "why", try: "try",
    trim: "Trim, bleed, safe area", grid: "Baseline grid", frame: "Text frame", grey: "Line gaps: loose red, tight blue",
    notes: "Note calls and bodies", levels: "Direction: levels of runs", images: "Pictures and their resolution", found: "Findings on the page",
    cyan: "Plate: cyan", magenta: "Plate: magenta", yellow: "Plate: yellow", black: "Plate: black", coverage: "Ink coverage and the heaviest square",
    shown: "{n}: shown", hidden: "{n}: hidden",
    keys: "Keys", turn: "turn, in the direction of the page", first: "first, last page", next: "next", back: "back", close: "close what is open", shut: "Close",
    calibrate: "True size", card: "Hold a bank card to the screen and move until the bar is as wide as the card (85.6 mm).",
    ppi: "{n} ppi",
  },
  he: {
    views: "תצוגות", size: "גודל", spread: "כפולות", page: "עמוד", sheet: "מבט־על", full: "מסך מלא",
    smaller: "הקטנה", larger: "הגדלה", fit: "התאמה", true: "גודל אמיתי", layers: "שכבות", findings: "ממצאים",
    language: "English", help: "עזרה", go: "מעבר לעמוד", of: "מתוך", left: "דפדוף שמאלה", right: "דפדוף ימינה",
    setting: "מסדר …", lost: "התוכנה נסגרה; אלה העמודים האחרונים שלה", stopped: "העמודים שלמטה הם האחרונים שנסדרו כשורה.",
    set: "נסדר ב־{s} שנ׳", pageName: "עמוד {n}", source: "מקור", template: "תבנית", rule: "כלל", copy: "העתקת המקום",
    copied: "הועתק", editor: "נפתח ב", noFindings: "לא נמצא דבר.", why: "מדוע", try: "מה לעשות",
    trim: "קו חיתוך, גלישה, שטח בטוח", grid: "רשת שורות הבסיס", frame: "מסגרת הטקסט", grey: "רווחים: פרוץ אדום, דחוק כחול",
    notes: "סימני הערות והערותיהם", levels: "כיווניות: רמות הרצפים", images: "תמונות ורזולוציה", found: "ממצאים בעמוד",
    cyan: "הפרדה: ציאן", magenta: "הפרדה: מגנטה", yellow: "הפרדה: צהוב", black: "הפרדה: שחור", coverage: "כיסוי דיו והריבוע העמוס ביותר",
    shown: "{n}: מוצג", hidden: "{n}: מוסתר",
    keys: "מקשים", turn: "דפדוף, בכיוון העמוד", first: "עמוד ראשון, אחרון", next: "הבא", back: "הקודם", close: "סגירת מה שפתוח", shut: "סגירה",
    calibrate: "גודל אמיתי", card: "הצמידו כרטיס אשראי למסך והזיזו עד שהפס רחב כמוהו (85.6 מ״מ).",
    ppi: "{n} ppi",
  },
};

const kept = localStorage.getItem("language");
export let language = kept in WORDS ? kept : navigator.languages.some((one) => one.startsWith("he")) ? "he" : "en";

export function speak(other) {
  language = other;
  localStorage.setItem("language", other);
}

export function word(name, values = {}) {
  return (WORDS[language][name] ?? name).replace(/\{(\w)\}/g, (_, key) => values[key]);
}
