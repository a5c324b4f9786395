import { one } from "./dom";

// A dot says its name at once when the pointer is over it, in the words that it carries for who has no script.
const svg = "http://www.w3.org/2000/svg";

const box = (chart: Element) => one(".readout", chart) ?? chart.appendChild(Object.assign(document.createElement("div"), { className: "readout", hidden: true }));

const show = (dot: SVGCircleElement, chart: HTMLElement) => {
  const title = dot.querySelector("title");
  if (title) { dot.dataset.says = title.textContent ?? ""; title.remove(); }
  const says = dot.dataset.says ?? "", at = says.indexOf(": "), readout = box(chart);
  readout.replaceChildren(Object.assign(document.createElement("b"), { textContent: says.slice(0, at) }), Object.assign(document.createElement("div"), { textContent: says.slice(at + 2) }));
  readout.hidden = false;
  const place = dot.getBoundingClientRect(), frame = chart.getBoundingClientRect();
  const centre = place.left - frame.left + place.width / 2;
  readout.style.left = `${Math.max(0, centre + 12 + readout.offsetWidth > frame.width ? centre - 12 - readout.offsetWidth : centre + 12)}px`;
  readout.style.top = `${Math.max(0, place.top - frame.top - readout.offsetHeight / 2)}px`;
};

document.addEventListener("pointerover", event => {
  const dot = event.target;
  if (dot instanceof SVGCircleElement && dot.namespaceURI === svg) {
    const chart = dot.closest("svg[data-dots]")?.closest<HTMLElement>(".chart");
    if (chart) show(dot, chart);
  }
});

document.addEventListener("pointerout", event => {
  if (!(event.target instanceof SVGCircleElement)) return;
  const readout = event.target.closest("svg[data-dots]")?.closest(".chart")?.querySelector<HTMLElement>(".readout");
  if (readout) readout.hidden = true;
});
