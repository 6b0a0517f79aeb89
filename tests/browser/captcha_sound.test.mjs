// SPDX-License-Identifier: AGPL-3.0-or-later
// The security code as sound: played by the browser itself, found with the keyboard alone, and another for another code.
import assert from "node:assert/strict";
import { test } from "node:test";
import { complaintsOf, look, newPage, portal, useBrowser } from "./support.mjs";

useBrowser();

const sound = (page) => page.getByLabel("Escuchar el código de seguridad");

for (const where of ["/login", "/contact-us"]) {
  test(`${where}: it plays to its end`, async () => {
    const page = await newPage();
    const complaints = complaintsOf(page);
    await page.goto(portal + where);
    const { duration, error } = await sound(page).evaluate(async (audio) => {
      audio.playbackRate = 4;
      await audio.play();
      await new Promise((resolve) => { audio.onended = audio.onerror = resolve; });
      return { duration: audio.duration, error: audio.error };
    });
    assert.equal(error, null);
    assert.ok(duration > 3 && duration <= 10, `${duration} seconds`);
    assert.deepEqual(complaints, []);
  });

  test(`${where}: the keyboard alone finds it and starts it, without JavaScript, and it is not fetched before`, async () => {
    const page = await newPage({ javaScriptEnabled: false });
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
  });
}

test("another picture is another sound, and both are of the form's challenge", async () => {
  const page = await newPage();
  await page.goto(`${portal}/login`);
  const before = await sound(page).getAttribute("src");
  await page.click("button[name=another]");
  const challenge = await page.inputValue("input[name=challenge]");
  assert.equal(await sound(page).getAttribute("src"), `/captcha/${challenge}.wav`);
  assert.equal(await page.locator(".captcha img").getAttribute("src"), `/captcha/${challenge}.png`);
  assert.notEqual(await sound(page).getAttribute("src"), before);
});

test("it has its place on every screen, in light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await newPage({ colorScheme });
    for (const where of ["/login", "/contact-us"]) {
      await page.goto(portal + where);
      await look(page, `captcha-${colorScheme}${where.replaceAll("/", "_")}`);
    }
  }
});
