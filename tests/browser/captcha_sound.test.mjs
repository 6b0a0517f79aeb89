// SPDX-License-Identifier: AGPL-3.0-or-later
// The security code as sound: played by the browser itself, found with the keyboard alone, and another for another code.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityProblems, hasSidewaysScroll, launch, picture, portal, sizes } from "./support.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const sound = (page) => page.getByLabel("Escuchar el código de seguridad");

for (const where of ["/login", "/contact-us"]) {
  test(`${where}: it plays to its end`, async () => {
    const page = await (await browser.newContext({ viewport: sizes.wide, locale: "es-MX" })).newPage();
    const problems = [];
    page.on("console", (message) => { if (message.type() === "error") problems.push(message.text()); });
    await page.goto(portal + where);
    const { duration, error } = await sound(page).evaluate(async (audio) => {
      audio.playbackRate = 4;
      await audio.play();
      await new Promise((resolve) => { audio.onended = audio.onerror = resolve; });
      return { duration: audio.duration, error: audio.error };
    });
    assert.equal(error, null);
    assert.ok(duration > 3 && duration <= 10, `${duration} seconds`);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  test(`${where}: the keyboard alone finds it and starts it, without JavaScript, and it is not fetched before`, async () => {
    const page = await (await browser.newContext({ viewport: sizes.wide, locale: "es-MX", javaScriptEnabled: false })).newPage();
    const fetched = [];
    page.on("request", (request) => { if (request.url().endsWith(".wav")) fetched.push(request.url()); });
    await page.goto(portal + where);
    await page.locator("button[name=another]").focus();
    await page.keyboard.press("Tab");
    assert.equal(await sound(page).evaluate((audio) => audio === document.activeElement), true);
    assert.deepEqual(fetched, []);
    const answer = page.waitForResponse((response) => response.url().endsWith(".wav"));
    await page.keyboard.press("Space");
    assert.equal((await answer).ok(), true);
    await page.context().close();
  });
}

test("another picture is another sound, and both are of the form's challenge", async () => {
  const page = await (await browser.newContext({ viewport: sizes.wide, locale: "es-MX" })).newPage();
  await page.goto(`${portal}/login`);
  const before = await sound(page).getAttribute("src");
  await page.click("button[name=another]");
  const challenge = await page.inputValue("input[name=challenge]");
  assert.equal(await sound(page).getAttribute("src"), `/captcha/${challenge}.wav`);
  assert.equal(await page.locator(".captcha img").getAttribute("src"), `/captcha/${challenge}.png`);
  assert.notEqual(await sound(page).getAttribute("src"), before);
  await page.context().close();
});

test("it has its place on every screen, in light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await (await browser.newContext({ locale: "es-MX", colorScheme })).newPage();
    for (const [size, viewport] of Object.entries(sizes)) {
      for (const where of ["/login", "/contact-us"]) {
        await page.setViewportSize(viewport);
        await page.goto(portal + where);
        assert.deepEqual(await accessibilityProblems(page), []);
        assert.equal(await hasSidewaysScroll(page), false);
        await picture(page, `captcha-${size}-${colorScheme}${where.replaceAll("/", "_")}`);
      }
    }
    await page.context().close();
  }
});
