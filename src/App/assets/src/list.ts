import { all, announce, around, one } from "./dom";

// Rows of a list are picked by their boxes: one by one, in a row with Shift, or all that fit the filter.
const bar = () => one<HTMLFormElement>("form.selection-bar");
const picks = () => all<HTMLInputElement>("#list tbody .pick input");
const rowNow = () => one<HTMLTableRowElement>("#list tr[aria-selected=true]");
let last = -1;

const isAll = () => one<HTMLInputElement>("[data-all]")?.value === "yes";

const count = () => {
  const form = bar();
  if (!form) return;
  const boxes = picks(), picked = boxes.filter(box => box.checked).length, total = Number(form.dataset.total);
  const shown = isAll() ? total : picked;
  form.hidden = shown === 0;
  one("[data-count]", form)!.textContent = shown.toLocaleString("en");
  const more = one("[data-take-all]", form);
  if (more) more.hidden = isAll() || picked < boxes.length || total <= boxes.length;
  const head = one<HTMLInputElement>("[data-pick-all]");
  if (head) { head.checked = picked > 0 && picked === boxes.length; head.indeterminate = picked > 0 && picked < boxes.length; }
};

const takeAll = (on: boolean) => {
  const field = one<HTMLInputElement>("[data-all]");
  if (field) field.value = on ? "yes" : "";
};

const set = (from: number, to: number, on: boolean) => {
  picks().slice(Math.min(from, to), Math.max(from, to) + 1).forEach(box => { box.checked = on; });
  if (!on) takeAll(false);
};

/** The row under the cursor, or with Shift every row since the one before. */
export const pick = (range: boolean) => {
  const row = rowNow(), boxes = picks();
  if (!row || boxes.length === 0) return;
  const at = boxes.findIndex(box => box.closest("tr") === row), on = range && last >= 0 ? true : !boxes[at].checked;
  set(range && last >= 0 ? last : at, at, on);
  last = at;
  count();
  announce(`${boxes.filter(box => box.checked).length} selected`);
};

export const clearPicks = () => {
  if (!bar() || bar()!.hidden) return false;
  takeAll(false);
  picks().forEach(box => { box.checked = false; });
  count();
  return true;
};

export const editPicked = () => { const form = bar(); if (form && !form.hidden && one("[type=submit]", form)) form.requestSubmit(); };

document.addEventListener("click", event => {
  const box = around(event, "#list .pick input") as HTMLInputElement | null;
  if (box?.matches("[data-pick-all]")) { takeAll(false); set(0, picks().length - 1, box.checked); count(); }
  else if (box) {
    const at = picks().indexOf(box);
    if ((event as MouseEvent).shiftKey && last >= 0) set(last, at, box.checked);
    else if (!box.checked) takeAll(false);
    last = at;
    count();
  }
  else if (around(event, "[data-take-all]")) { takeAll(true); count(); }
  else if (around(event, "[data-take-none]")) clearPicks();
  const up = around(event, "[data-column-up]")?.closest(".column-item");
  if (up?.previousElementSibling) { up.parentElement!.insertBefore(up, up.previousElementSibling); one("[data-column-up]", up)?.focus(); }
});
document.addEventListener("htmx:after:swap", () => { if (isAll()) picks().forEach(box => { box.checked = true; }); count(); });
addEventListener("pageshow", count);
