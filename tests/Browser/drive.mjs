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
    page.on("requestfailed", failed => problems.push(`request: ${failed.url()} ${failed.failure()?.errorText}`));
    const answer = await page.goto(request.path, { waitUntil: "load" });
    await page.waitForFunction(() => document.fonts.status === "loaded");
    if (request.settle) await page.waitForLoadState("networkidle");
    if (answer.status() !== (request.status ?? 200)) problems.push(`HTTP ${answer.status()} at ${page.url()}`);
    if (new URL(page.url()).pathname !== new URL(request.path, request.base).pathname) problems.push(`led to ${page.url()}`);
    if (request.focus) await page.locator(request.focus).first().focus();
    if (request.keys) await page.keyboard.press(request.keys);
    if (request.click) await page.locator(request.click).first().click();
    if (request.expect) await page.locator(request.expect).first().waitFor().catch(() => problems.push(`not seen: ${request.expect}`));
    const seen = await page.evaluate(() => {
      const wide = document.documentElement.clientWidth;
      const over = document.documentElement.scrollWidth - wide;
      const widest = over <= 0 ? [] : [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > wide + 0.5).slice(0, 3).map(e => e.outerHTML.slice(0, 90));
      const [r, g, b, opaque = 1] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
      return { over, widest, dark: opaque > 0 && r + g + b < 300, title: document.title, heading: document.querySelector("h1")?.textContent?.trim() ?? "" };
    });
    if (seen.over > 0) problems.push(`scrolls sideways by ${seen.over} px: ${seen.widest.join(" | ")}`);
    if (seen.dark !== (request.theme === "dark")) problems.push(`the ${request.theme} theme did not come through`);
    if (request.javaScript !== false) {
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
      for (const v of found.violations)
        problems.push(`axe ${v.id} (${v.impact}): ${v.help}: ${v.nodes.slice(0, 3).map(n => `${n.target.join(" ")} ${n.any[0]?.message ?? ""}`).join(" | ")}${v.nodes.length > 3 ? ` and ${v.nodes.length - 3} more` : ""}`);
    }
    return { id: request.id, problems, title: seen.title, heading: seen.heading };
  } finally {
    await tab.close();
  }
}

const say = answer => process.stdout.write(JSON.stringify(answer) + "\n");
say({ id: 0, problems: [] }); // ready
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  look(request).catch(error => ({ id: request.id, problems: [`driver: ${error.message}`] })).then(say);
}
await browser.close();
