// Sends events from a page in Chromium, which is served from another port than the server's: node page.mjs browser URL KEY COUNT PAUSE
// Nine of ten go by the documented snippet, each tenth by a call of its own to /v1/track; all with the write key in the body.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { open } from "../Browser/browser.mjs";

const [, url, key, count, pause] = process.argv.slice(2);
const snippet = readFileSync(new URL("../../docs/examples/events-from-a-page.js", import.meta.url), "utf8");
const site = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end(`<!DOCTYPE html><title>Another site</title><script>${snippet}</script>`));
await new Promise(done => site.listen(0, "127.0.0.1", done));
const browser = await open();
try {
  const page = await (await browser.newContext()).newPage();
  await page.exposeFunction("say", text => console.log(text));
  await page.goto(`http://127.0.0.1:${site.address().port}/`);
  await page.evaluate(async ({ url, key, count, pause }) => {
    const sleep = time => new Promise(done => setTimeout(done, time));
    const events = perennial(url, key);
    const single = async body => {
      for (;;) {
        const answer = await fetch(`${url}/v1/track`, { method: "POST", body, signal: AbortSignal.timeout(20_000) }).catch(() => null);
        if (answer?.ok) return;
        if (answer && answer.status < 500) throw new Error(await answer.text());
        await sleep(300);
      }
    };
    for (let i = 0; i < count; i++) {
      const [user, name, properties, groupId] = [`browser-u${i % 50}`, `Step ${i % 7}`, { number: i, text: "größe \u{1F600}" }, `A-${i % 5}`];
      if (i % 10 === 0) await single(JSON.stringify({ writeKey: key, messageId: crypto.randomUUID(), userId: user, event: name, properties, context: { groupId } }));
      else events.track(user, name, properties, groupId);
      if (i % 100 === 99) {
        await say(`sent ${i + 1}`);
        await sleep(pause);
      }
    }
    await events.flush();
  }, { url, key, count: Number(count), pause: Number(pause) });
  console.log("delivered");
} finally {
  await browser.close();
  site.close();
}
