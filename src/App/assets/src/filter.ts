import { all, around, one } from "./dom";

// The filter bar: parts are chips, the field takes one more. What can stand at the caret is asked of the server, which knows the language.
interface Offer { insert: string; label: string; hint: string; goesOn: boolean }
interface Offers { from: number; length: number; items: Offer[] }

const bar = () => one<HTMLFormElement>("form[data-filter]");
const input = () => one<HTMLInputElement>("#filter-input")!;
const box = () => one("#filter-options")!;
let offers: Offers | null = null;
let at = -1;
let asked = 0;
let revoked = 0; // Escape was pressed since
let timer = 0;
let taking: Promise<void> | null = null; // Tab was pressed, and what it takes is being asked for
let stale = false; // what is offered belongs to what stood there before

const hide = () => {
  box().hidden = true;
  at = -1;
  input().setAttribute("aria-expanded", "false");
  input().removeAttribute("aria-activedescendant");
};

const mark = (index: number) => {
  at = index;
  all("[role=option]", box()).forEach((option, i) => {
    option.setAttribute("aria-selected", String(i === at));
    if (i === at) option.scrollIntoView({ block: "nearest" });
  });
  if (at >= 0) input().setAttribute("aria-activedescendant", `filter-option-${at}`);
  else input().removeAttribute("aria-activedescendant");
};

const show = () => {
  const items = offers?.items ?? [];
  box().replaceChildren(...items.map((offer, index) => {
    const row = Object.assign(document.createElement("div"), { id: `filter-option-${index}`, className: "filter-option" });
    row.setAttribute("role", "option");
    row.append(Object.assign(document.createElement("span"), { textContent: offer.label }), Object.assign(document.createElement("span"), { className: "hint", textContent: offer.hint }));
    return row;
  }));
  box().hidden = items.length === 0;
  input().setAttribute("aria-expanded", String(items.length > 0));
  mark(-1);
};

const offersAt = async (text: string, caret: number) => {
  const query = new URLSearchParams({ list: bar()!.dataset.filter!, text, at: String(caret) });
  const answer = await fetch(`/api/v1/filters/complete?${query}`, { headers: { Accept: "application/json" } });
  return answer.ok ? await answer.json() as Offers : null;
};

const ask = async () => {
  const field = input(), text = field.value, mine = ++asked;
  const found = await offersAt(text, field.selectionStart ?? text.length);
  if (!found || mine !== asked || field.value !== text || document.activeElement !== field) return; // typed on meanwhile: its place is no longer there
  offers = found;
  stale = false;
  show();
};

const later = () => { clearTimeout(timer); timer = setTimeout(() => void ask(), 80) as unknown as number; };

/** What was typed behind the caret since Tab was pressed stays behind what is taken. */
const take = (offer: Offer, typedSince = 0) => {
  const field = input(), { from, length } = offers!;
  const rest = field.value.slice(from + length);
  field.value = field.value.slice(0, from) + offer.insert + (offer.goesOn || rest.startsWith(" ") ? "" : " ") + rest;
  const caret = from + offer.insert.length + (offer.goesOn ? 0 : 1) + typedSince;
  field.setSelectionRange(caret, caret);
  stale = true;
  void ask();
};

/** Takes the first of what can stand there, which is not known yet: who types fast does not wait for it. */
const takeFirst = async () => {
  const field = input(), text = field.value, caret = field.selectionStart ?? text.length, mine = revoked;
  const found = await offersAt(text, caret).catch(() => null);
  if (!found?.items.length || mine !== revoked || document.activeElement !== field || field.value.slice(0, caret) !== text.slice(0, caret)) return;
  offers = found;
  take(found.items[0], field.value.length - text.length);
};

/** The last chip becomes text again. */
const reopen = (chip: HTMLElement) => {
  const field = input(), form = bar()!;
  const kept = all("[data-chip]", form).filter(other => other !== chip).map(other => other.dataset.chip!);
  one<HTMLInputElement>("input[type=hidden][name=filter]", form)!.value = kept.join(" ");
  field.value = `${chip.dataset.chip!}${field.value ? " " + field.value : ""}`;
  chip.remove();
  field.focus();
  void ask();
};

document.addEventListener("input", event => { if (event.target === one("#filter-input")) { stale = true; later(); } });
document.addEventListener("focusin", event => { if (event.target === one("#filter-input")) later(); });
document.addEventListener("focusout", event => { if (event.target === one("#filter-input")) setTimeout(hide, 120); });
document.addEventListener("pointerdown", event => {
  const option = around(event, "#filter-options [role=option]");
  if (!option || !offers) return;
  event.preventDefault();
  take(offers.items[Number(option.id.split("-").pop())]);
});
document.addEventListener("click", event => {
  const chip = around(event, "[data-chip]");
  if (chip && !around(event, "a")) reopen(chip);
  else if (around(event, ".filter-box") && !around(event, "a,input")) input().focus();
});
document.addEventListener("keydown", event => {
  const field = one<HTMLInputElement>("#filter-input");
  if (!field || event.target !== field) return;
  const items = box().hidden ? [] : offers?.items ?? [];
  if (event.key === "ArrowDown") { event.preventDefault(); if (items.length) mark(Math.min(items.length - 1, at + 1)); else void ask(); }
  else if (event.key === "ArrowUp" && items.length) { event.preventDefault(); mark(Math.max(-1, at - 1)); }
  else if (event.key === "Tab" && !event.shiftKey && (taking || (items.length && (at >= 0 || field.value)))) {
    event.preventDefault();
    if (!stale && !taking) take(items[Math.max(0, at)]);
    else {
      clearTimeout(timer);
      asked++;
      const mine: Promise<void> = (taking ?? Promise.resolve()).then(takeFirst).finally(() => { if (taking === mine) taking = null; });
      taking = mine;
    }
  }
  else if (event.key === "Enter" && taking) { event.preventDefault(); const wanted = taking; void wanted.then(() => { if (taking === null || taking === wanted) bar()!.requestSubmit(); }); }
  else if (event.key === "Enter" && at >= 0 && items.length && !stale) { event.preventDefault(); take(items[at]); }
  else if (event.key === "Escape") {
    event.stopPropagation();
    const coming = stale; // typed on, and what can stand there is still being asked for: nobody wants it any more
    clearTimeout(timer);
    asked++;
    revoked++;
    stale = false;
    taking = null;
    if (items.length || coming) hide(); else field.blur();
  }
  else if (event.key === "Backspace" && field.value === "") { const chip = all("[data-chip]", bar()!).pop(); if (chip) { event.preventDefault(); reopen(chip); } }
});
// What is empty does not stand in the address.
document.addEventListener("submit", event => {
  const form = event.target as HTMLFormElement;
  if (!form.matches("form[data-filter]")) return;
  const whole = one<HTMLInputElement>("input[type=hidden][name=filter]", form), field = input();
  if (whole && !whole.value) whole.disabled = true;
  if (!field.value.trim() && field.name === "and") field.disabled = true;
});
addEventListener("pageshow", () => all<HTMLInputElement>("form[data-filter] input:disabled").forEach(field => { field.disabled = false; }));

const wrong = one<HTMLInputElement>("#filter-input[aria-invalid=true]");
if (wrong) {
  wrong.focus();
  const from = Number(wrong.dataset.column) - 1;
  wrong.setSelectionRange(from, from + Number(wrong.dataset.length));
}
