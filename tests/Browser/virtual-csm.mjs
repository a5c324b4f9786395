// node virtual-csm.mjs BASE EMAIL PASSWORD, and on stdin: {"given": [{"id"}], "look": [], "words": [], "pages": [], "answers": [], "addresses": [[real, never, id, no id]]}
// The owner invites a virtual CSM and gives them accounts; signed in through the link, everything is asked for that they must not find. Says what was seen, a line each.
import { readFileSync } from "node:fs";
import { context, open, signIn } from "./browser.mjs";

const [base, email, password] = process.argv.slice(2);
const { given, look, words, pages, answers, addresses } = JSON.parse(readFileSync(0, "utf8"));
const browser = await open();
const problem = text => console.log(`problem: ${text}`);
const named = (where, text) => { for (const word of words) if (text.includes(word)) problem(`${where} names ${word}`); };

try {
  const owner = await (await context(browser, { base, cookies: await signIn(browser, { base, email, password }) })).newPage();
  await owner.goto("/settings/people/invite");
  await owner.fill("#email", "kim.lee@partner.example");
  await owner.fill("#name", "Kim Lee");
  await owner.selectOption("#role", "virtual-csm");
  await owner.fill("#accounts", given.map(account => account.id).join("\n"));
  await owner.click("text=Make the link");
  const link = await owner.locator("#invitation-link").innerText();
  console.log("invited");

  const tab = await context(browser, { base });
  const page = await tab.newPage();
  await page.goto(new URL(link).pathname);
  await page.fill("#password", "a quiet corner desk");
  await page.click("text=Come in");
  await page.waitForURL(`${base}/`);
  console.log("came in");

  await page.goto("/accounts");
  console.log("list:", (await page.locator("#list tbody .row-name").allInnerTexts()).sort().join(" | "));
  console.log("count:", /\d+ accounts?/.exec(await page.locator("#list tfoot").innerText())?.[0]);

  for (const path of pages) {
    const answer = await page.goto(path, { waitUntil: "load" });
    if (answer.status() >= 500) problem(`${path} answers ${answer.status()}`);
    named(path, await page.content());
  }
  console.log("pages:", pages.length);

  // The palette and the search, by names, domains, people, ids.
  await page.goto("/");
  for (const word of look) {
    await page.goto(`/find?q=${encodeURIComponent(word)}`);
    if (await page.locator("main a[id^=find-account], main a[id^=find-contact]").count()) problem(`search finds ${word}`);
  }
  await page.keyboard.press("Control+k");
  for (const word of look.slice(0, 12)) {
    const found = page.waitForResponse(answer => answer.url().includes("/fragments/find") && new URL(answer.url()).searchParams.get("q") === word);
    await page.fill("#palette .palette-input", word);
    named(`palette for ${word}`, (await (await found).text()).replaceAll(word, ""));
    await page.locator("#palette-list", { hasText: `Nothing is called “${word}”` }).waitFor({ timeout: 10000 }).catch(() => problem(`palette finds ${word}`));
  }
  console.log("looked for:", look.length);

  // Files, programs' answers, completions: by the same session, as the page itself would ask.
  const ask = path => page.evaluate(async address => { const a = await fetch(address, { redirect: "manual" }); return [a.status, await a.text()]; }, path);
  for (const path of answers) {
    const [status, text] = await ask(path);
    if (status >= 500) problem(`${path} answers ${status}`);
    named(path, text);
  }
  console.log("answers:", answers.length);

  // An id that is somebody else's is answered as one that never was.
  for (const [real, never, realId, neverId] of addresses) {
    const [is, isText] = await ask(real), [not, notText] = await ask(never);
    const plain = (text, id) => text.replaceAll(id, "ID").replaceAll(encodeURIComponent(id), "ID").replace(/"(traceId|instance)":"[^"]*"/g, "").replace(/(name="__RequestVerificationToken"[^>]*value=")[^"]*/g, "").replace(/value="CfDJ8[^"]*"/g, "");
    if (is !== 404 || not !== 404) problem(`${real} answers ${is}, ${never} ${not}`);
    else if (plain(isText, realId) !== plain(notText, neverId)) problem(`${real} is answered in other words than ${never}`);
    named(real, isText.replaceAll(realId, ""));
  }
  console.log("guessed:", addresses.length);
} catch (error) {
  problem(`${error.message}`);
} finally {
  await browser.close();
}
