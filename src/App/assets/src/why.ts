import { around, one } from "./dom";

// A figure's link opens its panel beside the page. Without a script it is a page.
const dialog = () => one<HTMLDialogElement>("#why");
let asked = 0;

const open = async (address: string, from: HTMLElement) => {
  const mine = ++asked, box = dialog()!;
  box.classList.add("busy");
  from.setAttribute("aria-busy", "true");
  const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
  from.removeAttribute("aria-busy");
  if (mine !== asked) return;
  box.classList.remove("busy");
  if (!answer?.ok) { location.assign(answer?.headers.get("HX-Redirect") ?? address); return; }
  const content = one("#why-content")!;
  content.innerHTML = await answer.text();
  box.setAttribute("aria-label", one("#why-title")?.textContent?.trim() || "Why this figure");
  (window as unknown as { htmx?: { process(content: Element): void } }).htmx?.process(content);
  if (!box.open) { box.showModal(); box.scrollTop = 0; }
  one<HTMLElement>("#why-content [autofocus]")?.focus();
};

document.addEventListener("click", event => {
  const link = around(event, "a[data-why]");
  if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    void open(link.getAttribute("href")!, link);
    return;
  }
  const box = dialog();
  if (box?.open && (event.target === box || around(event, "[data-why-close]"))) box.close();
});
dialog()?.addEventListener("close", () => { asked++; one("#why-content")?.replaceChildren(); });
