import { all, announce, one } from "./dom";

// What a chart says at one place of its x axis: the words are those of the table behind it.
interface Reading { x: number; title: string; rows: { name: string; value: string; tone: string; y: number | null }[] }

const words = (cell: Element | undefined) => cell?.textContent?.trim() ?? "";

const readingsOf = (chart: HTMLElement): Reading[] => {
  const names = all(".chart-table thead th", chart).slice(1).map(words), tones = (chart.dataset.tones ?? "").split(" ");
  const dots = (chart.dataset.y ?? "").split(";").map(line => line.split(" ").map(pixel => pixel === "-" || pixel === "" ? null : Number(pixel)));
  const rows = all<HTMLTableRowElement>(".chart-table tbody tr", chart).reverse();
  return chart.dataset.x!.split(" ").map((x, at) => {
    const [title, ...cells] = [...rows[at].cells];
    return { x: Number(x), title: words(title), rows: cells.map((cell, i) => ({ name: names[i], value: words(cell), tone: tones[i] ?? "", y: dots[i]?.[at] ?? null })) };
  });
};

const svg = "http://www.w3.org/2000/svg";

class Readout {
  private at = -1;
  private readonly box = document.createElement("div");
  private readonly line = document.createElementNS(svg, "line");

  constructor(private readonly chart: HTMLElement, private readonly area: SVGSVGElement, private readonly readings: Reading[]) {
    this.box.className = "readout";
    this.box.hidden = true;
    this.line.setAttribute("class", "cursor");
    this.line.setAttribute("y1", "0");
    this.line.setAttribute("y2", area.dataset.bottom ?? "100%");
    area.append(this.line);
    chart.append(this.box);
    chart.addEventListener("pointermove", event => this.follow(event.clientX));
    chart.addEventListener("pointerleave", () => this.hide());
    chart.addEventListener("blur", () => this.hide());
    chart.addEventListener("keydown", event => this.key(event));
  }

  private follow(clientX: number) {
    const { left, width } = this.area.getBoundingClientRect();
    const x = (clientX - left) / width * 100;
    if (x < -3 || x > 103) { this.hide(); return; }
    let best = 0;
    this.readings.forEach((reading, index) => { if (Math.abs(reading.x - x) < Math.abs(this.readings[best].x - x)) best = index; });
    this.show(best);
  }

  private key(event: KeyboardEvent) {
    if (event.target !== this.chart) return;
    const last = this.readings.length - 1;
    const next = { ArrowLeft: this.at < 0 ? last : this.at - 1, ArrowRight: this.at + 1, Home: 0, End: last }[event.key];
    if (event.key === "Escape") this.hide();
    if (next === undefined) return;
    event.preventDefault();
    this.show(Math.max(0, Math.min(last, next)));
    const { title, rows } = this.readings[this.at];
    announce(`${title}: ${rows.map(row => `${row.name} ${row.value}`).join(", ")}`);
  }

  private show(at: number) {
    if (at === this.at) return;
    this.at = at;
    const reading = this.readings[at];
    const x = `${reading.x}%`;
    this.line.setAttribute("x1", x);
    this.line.setAttribute("x2", x);
    all(".cursor-dot", this.area).forEach(dot => dot.remove());
    for (const row of reading.rows) if (row.y !== null) this.dot(x, row.y, row.tone);
    this.box.replaceChildren(Object.assign(document.createElement("b"), { textContent: reading.title }), ...reading.rows.map(row => {
      const line = Object.assign(document.createElement("div"), { className: "readout-row" });
      line.append(Object.assign(document.createElement("i"), { className: row.tone }), row.name, Object.assign(document.createElement("b"), { textContent: row.value }));
      return line;
    }));
    this.box.hidden = false;
    this.chart.classList.add("reading");
    this.place(reading.x);
  }

  private dot(x: string, y: number, tone: string) {
    const dot = document.createElementNS(svg, "circle");
    for (const [name, value] of Object.entries({ class: `cursor-dot ${tone}`, cx: x, cy: y, r: 4.5 })) dot.setAttribute(name, String(value));
    this.area.append(dot);
  }

  private place(x: number) {
    const area = this.area.getBoundingClientRect(), chart = this.chart.getBoundingClientRect();
    const centre = area.left - chart.left + area.width * x / 100;
    const left = centre + 12 + this.box.offsetWidth > chart.width ? centre - 12 - this.box.offsetWidth : centre + 12;
    this.box.style.left = `${Math.max(0, left)}px`;
    this.box.style.top = `${Math.max(0, area.top - chart.top)}px`;
  }

  private hide() {
    this.at = -1;
    this.box.hidden = true;
    this.chart.classList.remove("reading");
    all(".cursor-dot", this.area).forEach(dot => dot.remove());
  }
}

const mount = () => all("[data-x]:not([data-mounted])").forEach(chart => {
  chart.dataset.mounted = "1";
  const area = one<SVGSVGElement>("svg.chart-area", chart);
  if (area && chart.dataset.x) new Readout(chart, area, readingsOf(chart));
});

document.addEventListener("htmx:after:swap", mount);
mount();
