// See ./shoot for the options.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { context, open, signIn } from "./browser.mjs";

const { values: o } = parseArgs({
  options: {
    base: { type: "string", default: "http://127.0.0.1:5150" }, email: { type: "string" }, password: { type: "string", default: process.env.PERENNIAL_OWNER_PASSWORD },
    paths: { type: "string", default: "/" }, widths: { type: "string", default: "1440,390" }, themes: { type: "string", default: "light,dark" },
    out: { type: "string", default: ".cache/shots" }, height: { type: "string", default: "900" },
    selector: { type: "string" }, click: { type: "string" }, "viewport-only": { type: "boolean", default: false },
  },
});
const list = text => text.split(",").map(part => part.trim()).filter(Boolean);
const fileName = (path, width, theme) => `${path.replace(/^\//, "").replace(/[^a-z0-9]+/gi, "-").replace(/-+$/, "") || "home"}-${width}-${theme}.png`;

mkdirSync(o.out, { recursive: true });
const browser = await open();
let problems = 0;
try {
  const cookies = await signIn(browser, o);
  for (const width of list(o.widths).map(Number))
    for (const theme of list(o.themes)) {
      const tab = await context(browser, { base: o.base, width, height: Number(o.height), theme, cookies });
      for (const path of list(o.paths)) {
        const page = await tab.newPage();
        const say = text => { problems++; console.error(`${path} ${width} ${theme}: ${text}`); };
        page.on("console", message => ["error", "warning"].includes(message.type()) && say(`${message.type()}: ${message.text()}`));
        page.on("pageerror", error => say(error.message));
        const answer = await page.goto(path, { waitUntil: "networkidle" });
        if (!answer.ok()) say(`HTTP ${answer.status()}`);
        if (o.click) { await page.locator(o.click).first().click(); await page.waitForLoadState("networkidle"); await page.waitForTimeout(300); }
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) say(`scrolls sideways by ${over} px`);
        const file = resolve(join(o.out, fileName(path, width, theme)));
        if (o.selector) await page.locator(o.selector).first().screenshot({ path: file });
        else await page.screenshot({ path: file, fullPage: !o["viewport-only"] });
        console.log(file);
        await page.close();
      }
      await tab.close();
    }
} finally {
  await browser.close();
}
process.exitCode = problems ? 1 : 0;
