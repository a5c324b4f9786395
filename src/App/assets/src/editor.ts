import { all, announce, around, one } from "./dom";

// The editor of a scorecard: shares follow weights, and whoever waits is told for what and for how long.
const editor = () => one<HTMLFormElement>("form[data-editor]");
const percent = (share: number) => `${Math.round(100 * share)}%`;

const shares = (among: string) => {
  const sliders = all<HTMLInputElement>(`input[data-among="${among}"]`);
  const sum = sliders.reduce((total, slider) => total + slider.valueAsNumber, 0);
  for (const slider of sliders) {
    const place = slider.parentElement && one("[data-share]", slider.parentElement);
    if (place) place.textContent = percent(sum > 0 ? slider.valueAsNumber / sum : 0);
  }
};

document.addEventListener("input", event => {
  if (event.target instanceof HTMLInputElement && event.target.dataset.among) shares(event.target.dataset.among);
});

// Seconds that something takes, once it takes more than one.
const waits = new Map<Element, number>();
const tick = (place: Element, say: (seconds: number) => void) => {
  const began = Date.now();
  stop(place);
  say(0);
  waits.set(place, window.setInterval(() => say(Math.round((Date.now() - began) / 1000)), 1000));
};
const stop = (place: Element) => { window.clearInterval(waits.get(place)); waits.delete(place); };
const sourceOf = (event: Event) => event.target instanceof Element ? event.target : null;

document.addEventListener("htmx:before:request", event => {
  const source = sourceOf(event);
  if (!source || !editor()) return;
  if (source.matches("[data-dry-run]")) {
    one("#dry-run")!.innerHTML = `<section class="card"><div class="card-body running" role="status"><p><span class="spinner"></span><span data-running></span><button class="btn btn-sm" type="button" data-dry-stop>Stop</button></p><p class="soft small">Every customer is scored as of 24 month ends. The form can be used meanwhile.</p></div></section>`;
    tick(source, seconds => { const place = one("[data-running]"); if (place) place.textContent = `Dry run over two years${seconds > 0 ? `: ${seconds} s` : ""}`; });
  } else if (source === editor() || source.id === "effect") {
    const place = one("[data-computing]");
    if (place) tick(place, seconds => { place.textContent = `Computing over the whole book${seconds > 0 ? `: ${seconds} s` : ""}`; });
  }
});

document.addEventListener("htmx:finally:request", event => {
  const source = sourceOf(event), place = one("[data-computing]");
  if (source?.matches("[data-dry-run]")) stop(source);
  else if (place && !one("#computing.htmx-request")) stop(place);
});

document.addEventListener("htmx:after:swap", () => {
  const says = one("#effect")?.dataset.says, text = one<HTMLTextAreaElement>("#scorecard-text");
  if (!editor()) return;
  if (says && says !== said) announce(said = says);
  const brief = one("[data-brief]");
  if (brief && says) brief.textContent = says;
  if (text) text.setAttribute("aria-invalid", String(!!one("#wrong-text .wrong-says")));
});
let said = "";

const isOurs = (source: Element | null) => !!source && !!editor() && (source === editor() || source.matches("[data-dry-run], #effect"));
const fail = (source: Element) => {
  const place = one(source.matches("[data-dry-run]") ? "#dry-run" : "#effect");
  if (place) place.innerHTML = `<div class="notice notice-down" role="alert"><div><p><b>The server could not compute it.</b> What you set still stands in the form, and nothing was saved. Change something or try again in a moment.</p></div></div>`;
};

document.addEventListener("htmx:error", event => {
  const source = sourceOf(event);
  if (source && isOurs(source)) fail(source);
});

// A page that says that something failed does not take the editor's place.
document.addEventListener("htmx:before:response", event => {
  const source = sourceOf(event);
  if (!source || !isOurs(source) || (event as CustomEvent<{ ctx: { response: { status: number } } }>).detail.ctx.response.status < 400) return;
  event.preventDefault();
  fail(source);
});

document.addEventListener("click", event => {
  if (around(event, "[data-dry-stop]")) {
    const button = one("[data-dry-run]");
    button?.dispatchEvent(new CustomEvent("htmx:abort"));
    one("#dry-run")!.innerHTML = `<p class="soft">The dry run was stopped. Nothing is kept of it.</p>`;
    button?.focus();
  }
  const go = around(event, "[data-go-line]"), text = go && one<HTMLTextAreaElement>(go.dataset.goIn!);
  if (!go || !text) return;
  const lines = text.value.split("\n"), line = Number(go.dataset.goLine) - 1;
  const from = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
  text.focus();
  text.setSelectionRange(from, from + (lines[line]?.length ?? 0));
  text.scrollTop = Math.max(0, line - 4) * parseFloat(getComputedStyle(text).lineHeight);
});
