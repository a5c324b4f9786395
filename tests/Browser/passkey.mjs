// node passkey.mjs BASE EMAIL PASSWORD: adds a passkey, signs in with it, removes it and is refused. One line a step.
import { context, open, signIn } from "./browser.mjs";

const [base, email, password] = process.argv.slice(2);
const browser = await open();
const tab = await context(browser, { base, cookies: await signIn(browser, { base, email, password }) });
const page = await tab.newPage();
page.on("console", message => message.type() === "error" && !message.text().includes("422") && console.error(message.text()));
page.on("pageerror", error => console.error(error.message));
try {
  const device = await tab.newCDPSession(page);
  await device.send("WebAuthn.enable");
  await device.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });

  await page.goto("/settings/sign-in");
  await page.fill("#passkey-name", "work laptop");
  await page.click("text=Add a passkey");
  const key = page.locator(".rows li");
  await key.waitFor();
  console.log("added:", await key.locator("strong").innerText());

  await tab.clearCookies();
  await page.goto("/sign-in");
  await page.click("text=Sign in with a passkey");
  await page.waitForURL(base + "/");
  console.log("signed in at", new URL(page.url()).pathname);

  await page.goto("/settings/sign-in");
  await page.click(".rows button");
  await page.waitForFunction(() => !document.querySelector(".rows li"));
  console.log("removed");

  await tab.clearCookies();
  await page.goto("/sign-in");
  await page.click("text=Sign in with a passkey");
  const refusal = page.locator(".notice");
  await refusal.first().waitFor();
  console.log("refused:", (await refusal.first().innerText()).trim());
} catch (error) {
  console.error(error.message, await page.locator("main").innerText().catch(() => ""));
} finally {
  await browser.close();
}
