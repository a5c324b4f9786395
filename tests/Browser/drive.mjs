// Opens pages for the tests: a JSON request a line on stdin, a JSON answer a line on stdout.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { context, open, signIn } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await open();
const signedIn = new Map();

const cookiesFor = request => {
  if (!request.email) return undefined;
  const who = `${request.base} ${request.email}`;
  if (!signedIn.has(who)) signedIn.set(who, signIn(browser, request));
  return signedIn.get(who);
};

/** Where the keyboard is, and whether it can be seen there: in the window, with a ring on it, on its label or on the box around it. */
const whereIsFocus = page => page.evaluate(() => {
  const at = document.activeElement;
  if (!at || at === document.body || at.id === "main") return { at: "" };
  const ringed = e => { const s = getComputedStyle(e); return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none"; };
  const around = [at, at.nextElementSibling, at.parentElement, at.parentElement?.parentElement, at.closest("tr")?.firstElementChild].filter(Boolean);
  const box = (at.matches("input[type=radio]") && at.nextElementSibling ? at.nextElementSibling : at).getBoundingClientRect();
  const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { at: at.outerHTML.slice(0, 100), seen: inside && around.some(ringed) };
}).catch(() => ({ at: "" })); // the page is on its way to another

async function checkFocus(page, problems, request) {
  let focus = await whereIsFocus(page);
  for (let tries = 0; focus.at && !focus.seen && tries < request.patience / 1500; tries++) { await page.waitForTimeout(20); focus = await whereIsFocus(page); }
  if (focus.at && !focus.seen) problems.push(`focus is not seen on ${focus.at}`);
}

/** Goes on with Tab until the focus is there, looking at every stop. */
async function tabTo(selector, page, problems, request) {
  for (let stops = 0; stops < 120; stops++) {
    await page.keyboard.press("Tab");
    await checkFocus(page, problems, request);
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted), selector)) return;
  }
  problems.push(`Tab does not come to ${selector}`);
}

/** One thing that a person does: types, presses a key, waits until something is there or an address is reached. */
async function take(step, page, problems, request) {
  if (step.tabTo) await tabTo(step.tabTo, page, problems, request);
  if (step.type) await page.keyboard.type(step.type);
  if (step.keys) { await page.keyboard.press(step.keys); if (!step.at) await checkFocus(page, problems, request); }
  if (step.at) await page.waitForURL(url => decodeURIComponent(url.pathname + url.search).includes(step.at), { timeout: request.patience }).catch(() => problems.push(`not at ${step.at} but ${page.url()}`));
  if (step.expect) await page.locator(step.expect).first().waitFor({ timeout: request.patience, state: /^datalist|\[hidden\]$/.test(step.expect) ? "attached" : "visible" }).catch(() => problems.push(`not seen: ${step.expect}`));
}

/** What a page weighs cold, by kind, as it goes over the wire; the font is held back until something is seen without it. */
async function weigh(request, tab, page, problems) {
  const bytes = {}, kinds = new Map();
  const wire = await tab.newCDPSession(page);
  await wire.send("Network.enable");
  await wire.send("Network.setCacheDisabled", { cacheDisabled: true });
  wire.on("Network.responseReceived", e => kinds.set(e.requestId, e.type));
  wire.on("Network.loadingFinished", e => { const kind = kinds.get(e.requestId) ?? "Other"; bytes[kind] = (bytes[kind] ?? 0) + e.encodedDataLength; });
  let letGo;
  const held = new Promise(done => { letGo = done; });
  await page.route("**/*.woff2*", async route => { await held; await route.continue(); });
  await page.goto(request.path, { waitUntil: "domcontentloaded" });
  if (request.expect) await page.locator(request.expect).first().waitFor({ timeout: 15000 }).catch(() => problems.push(`not seen before the font: ${request.expect}`));
  letGo();
  await page.waitForLoadState("networkidle");
  return { id: request.id, problems, title: await page.title(), heading: "", bytes };
}

async function look(request) {
  const problems = [];
  const tab = await context(browser, { ...request, cookies: await cookiesFor(request) });
  try {
    const page = await tab.newPage();
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", e => console.error(`CSP: ${e.violatedDirective} refused ${e.blockedURI} ${e.sourceFile ?? ""}:${e.lineNumber} ${e.sample ?? ""}`));
    });
    page.on("console", message => message.type() === "error" && problems.push(`console: ${message.text()}`));
    page.on("pageerror", error => problems.push(`script: ${error.message}`));
    page.on("requestfailed", failed => request.steps && failed.failure()?.errorText === "net::ERR_ABORTED" || problems.push(`request: ${failed.url()} ${failed.failure()?.errorText}`));
    if (request.weigh) return await weigh(request, tab, page, problems);
    const answer = await page.goto(request.path, { waitUntil: "load" });
    await page.waitForFunction(() => document.fonts.status === "loaded");
    if (request.settle) await page.waitForLoadState("networkidle");
    if (answer.status() !== (request.status ?? 200)) problems.push(`HTTP ${answer.status()} at ${page.url()}`);
    if (new URL(page.url()).pathname !== new URL(request.path, request.base).pathname && !request.steps) problems.push(`led to ${page.url()}`);
    if (request.focus) await page.locator(request.focus).first().focus();
    if (request.keys) await page.keyboard.press(request.keys);
    if (request.click) await page.locator(request.click).first().click();
    for (const step of request.steps ?? []) await take(step, page, problems, request);
    if (request.expect) await page.locator(request.expect).first().waitFor({ timeout: request.patience }).catch(() => problems.push(`not seen: ${request.expect}`));
    const seen = await examine(page, request, problems);
    if (request.also) {
      await page.emulateMedia({ colorScheme: request.also.theme, reducedMotion: "reduce" });
      await page.setViewportSize({ width: request.also.width, height: 900 });
      await page.reload({ waitUntil: "load" });
      await page.waitForFunction(() => document.fonts.status === "loaded");
      await examine(page, request.also, problems);
    }
    return { id: request.id, problems, title: seen.title, heading: seen.heading };
  } finally {
    await tab.close();
  }
}

/** What can be wrong with how a page looks: at this width, in this theme. */
async function examine(page, { theme, width, javaScript }, problems) {
  const before = problems.length;
  const seen = await page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - wide;
    const widest = over <= 0 ? [] : [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > wide + 0.5).slice(0, 3).map(e => e.outerHTML.slice(0, 90));
    const [r, g, b, opaque = 1] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
    return { over, widest, dark: opaque > 0 && r + g + b < 300, title: document.title, heading: document.querySelector("h1")?.textContent?.trim() ?? "" };
  });
  if (seen.over > 0) problems.push(`scrolls sideways by ${seen.over} px: ${seen.widest.join(" | ")}`);
  if (seen.dark !== (theme === "dark")) problems.push(`the ${theme} theme did not come through`);
  if (javaScript !== false) {
    if (!await page.evaluate(() => "axe" in window)) await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    for (const v of found.violations)
      problems.push(`axe ${v.id} (${v.impact}): ${v.help}: ${v.nodes.slice(0, 3).map(n => `${n.target.join(" ")} ${n.any[0]?.message ?? ""}`).join(" | ")}${v.nodes.length > 3 ? ` and ${v.nodes.length - 3} more` : ""}`);
  }
  for (let i = before; i < problems.length; i++) problems[i] += ` (${theme}, ${width} px)`;
  return seen;
}

const say = answer => process.stdout.write(JSON.stringify(answer) + "\n");
say({ id: 0, problems: [] }); // ready
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  look(request).catch(error => ({ id: request.id, problems: [`driver: ${error.message}`] })).then(say);
}
await browser.close();
