// SPDX-License-Identifier: AGPL-3.0-or-later
// A question to the help desk, as a person asks it, without JavaScript, and the operator who finds it in the webmail. Each state of each
// form is looked at by axe-core too, an error shown, on a wide and on a narrow screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { look, newPage, person, portal, sendSignIn, signIn, solve, useBrowser } from "./support.mjs";

useBrowser();

test("a question reaches the help desk", async () => {
  const page = await newPage({ javaScriptEnabled: false });
  const subject = `No puedo adjuntar archivos ${Date.now()}`;

  await page.goto(`${portal}/contact-us`);
  await page.fill("#captcha", "wrong");
  await page.locator("#captcha").press("Enter");
  await page.getByRole("heading", { name: "El código de seguridad no coincide" }).waitFor();
  await page.fill("#captcha", await solve(page));
  await page.locator("#captcha").press("Enter");

  await page.fill("#sender", "sin arroba");
  await page.fill("#subject", subject);
  await page.fill("#message", "Secretaría de Educación\nAna López Nájera, maestra\n\nAl adjuntar <un archivo> & otro, no avanza. «¿Qué hago?»");
  await page.fill("#captcha", await solve(page));
  await page.locator("main form button[type=submit]:visible").last().click();
  await page.locator("[role=alert]").waitFor();
  assert.equal(await page.inputValue("#subject"), subject);
  assert.match(await page.inputValue("#message"), /<un archivo> & otro/);

  await page.fill("#sender", "ana.lopez@educacion.example");
  await page.fill("#captcha", await solve(page));
  await page.locator("main form button[type=submit]:visible").last().click();
  await page.waitForURL(`${portal}/contact-us/sent`);

  const operator = await newPage();
  await signIn(operator, person("mesa.ayuda@educacion"));
  // The courier brings it within moments: ask the list until it is there.
  await operator.locator("a.refresh, a.checkmail").first().waitFor();
  for (let tries = 0; tries < 40 && !(await operator.getByText(subject).count()); tries++) {
    await operator.reload();
  }
  await operator.getByText(subject).first().click();
  await operator.frameLocator("#messagecontframe").getByText("<un archivo> & otro, no avanza. «¿Qué hago?»").waitFor();
});

test("each state of the forms can be used by everybody", async () => {
  const page = await newPage();

  await page.goto(`${portal}/login`);
  await sendSignIn(page, { address: "maria.de.los.angeles.fernandez.de.cordoba.y.hernandez.villasenor@educacion.example", password: "x" });
  await page.locator("[role=alert]").waitFor();
  await look(page, "login-refused");

  await page.goto(`${portal}/contact-us`);
  await look(page, "contact-us-code");
  await page.fill("#captcha", await solve(page));
  await page.locator("#captcha").press("Enter");
  await page.locator("#message").waitFor();
  await look(page, "contact-us-message");
  await page.fill("#sender", "sin arroba");
  await page.evaluate(() => document.querySelector("main form").setAttribute("novalidate", ""));
  await page.locator("main form button[type=submit]:visible").last().click();
  await page.locator("[role=alert]").waitFor();
  await look(page, "contact-us-errors");
  await page.goto(`${portal}/contact-us/sent`);
  await look(page, "contact-us-sent");
});
