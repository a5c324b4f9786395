// Opens Debian's Chromium and signs in through the form, as a person does.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const flags = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--no-sandbox", "--force-color-profile=srgb"];

export const executable = process.env.CHROMIUM
  ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

export function open() {
  if (!executable) throw new Error("No Chromium: apt-get install chromium fonts-liberation, or set CHROMIUM to its path.");
  return chromium.launch({ executablePath: executable, args: flags, env: { ...process.env, TZ: "UTC" } });
}

/** A context of its own (cookies, theme, width), not signed in. */
export const context = (browser, { base, width = 1440, height = 900, theme = "light", cookies, javaScript = true }) =>
  browser.newContext({
    baseURL: base, colorScheme: theme, viewport: { width, height }, reducedMotion: "reduce", locale: "en-GB", timezoneId: "UTC",
    deviceScaleFactor: width < 600 ? 2 : 1, javaScriptEnabled: javaScript, storageState: cookies && { cookies, origins: [] },
  });

/** Signs in and returns the cookies. Where no form asks for a password there is nothing to do. */
export async function signIn(browser, { base, email, password }) {
  const anonymous = await context(browser, { base });
  try {
    const page = await anonymous.newPage();
    await page.goto("/", { waitUntil: "load" });
    const secret = page.locator("input[type=password]").first();
    if (await secret.count()) {
      if (!email || !password) throw new Error("The server asks to sign in: give --email and --password.");
      await page.locator("input[type=email]:visible, input[name=email]:visible, input[autocomplete=username]:visible").first().fill(email);
      await secret.fill(password);
      await Promise.all([page.waitForEvent("load"), secret.press("Enter")]);
      if (await page.locator("input[type=password]").count()) throw new Error(`Sign-in was refused: ${(await page.locator("main").innerText()).trim()}`);
    }
    return await anonymous.cookies();
  } finally {
    await anonymous.close();
  }
}
