// SPDX-License-Identifier: AGPL-3.0-or-later
// A person's own pages in Chromium: from the mail to the account, a new password, other browsers ended, data taken along, a report.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fillNewPassword, isWebmail, look, newPage, person, picture, portal, sendSignIn, signIn, useBrowser, webmail } from "./support.mjs";

const kNewPassword = `cuchara lluvia treinta faro ${Date.now()}`;

useBrowser();

async function change(page, present, chosen) {
  await page.fill("#present-password", present);
  await fillNewPassword(page, chosen);
  await page.locator("main").getByRole("button", { name: "Cambiar mi contraseña" }).click();
}

test("the mail leads to one's own account, and each page of it is sound", async () => {
  const page = await newPage();
  await signIn(page, person("ana."));
  const link = page.locator("#taskmenu").getByText("Mi cuenta");
  await link.waitFor();
  await picture(page, "1280-webmail-account-link");
  await link.click();
  await page.waitForURL(`${portal}/account`);
  await page.getByRole("heading", { name: "Mi cuenta", level: 1 }).waitFor();
  await page.getByText(/^Usa .* de 15\sGB/).waitFor();
  await look(page, "account-overview");
  for (const name of ["password", "sessions", "data", "report"]) {
    await page.goto(`${portal}/account/${name}`);
    assert.equal(await page.locator("#account-menu [aria-current=page]").getAttribute("href"), `/account/${name}`);
    await look(page, `account-${name}`);
  }
});

test("the longest name breaks nothing", async () => {
  const page = await newPage();
  await signIn(page, person("maria.de.los.angeles"));
  for (const name of ["", "/sessions", "/password"]) {
    await page.goto(`${portal}/account${name}`);
    await look(page, `account-long-name${name.replace("/", "-")}`);
  }
});

test("a new password is chosen without JavaScript, the meter comes after posting, and other browsers are put out", async () => {
  const beto = person("beto.");
  const other = await newPage();
  await signIn(other, beto);
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto(`${portal}/login`);
  await sendSignIn(page, beto);
  await page.waitForURL(isWebmail);
  await page.goto(`${portal}/account/password`);
  assert.equal(await page.locator("meter").isVisible(), false);
  await change(page, beto.password, "contraseña123");
  await page.getByRole("heading", { name: "Su contraseña no ha cambiado todavía" }).waitFor();
  assert.equal(await page.locator("meter").isVisible(), true);
  await page.getByText(/^La que envió:/).waitFor();
  assert.equal(await page.inputValue("#present-password"), "");
  await picture(page, "1280-account-password-refused");
  await change(page, "no es la mía", kNewPassword);
  await picture(page, "1280-account-password-wrong");
  await page.getByText("La contraseña actual no es correcta").waitFor();
  await change(page, beto.password, kNewPassword);
  await page.getByRole("heading", { name: "Su contraseña está cambiada" }).waitFor();
  await other.goto(`${webmail}/?_task=settings`);
  await other.waitForURL(`${portal}/login`);
  // Back to the one that demo.txt has, for whoever comes next.
  await page.goto(`${portal}/account/password`);
  await change(page, kNewPassword, beto.password);
  await page.getByRole("heading", { name: "Su contraseña está cambiada" }).waitFor();
});

test("another browser is seen in plain words and ended; locking down leads to a new password", async () => {
  const ana = person("ana.");
  const [page, other, third] = [await newPage(), await newPage(), await newPage()];
  for (const one of [page, other]) await signIn(one, ana);
  await page.goto(`${portal}/account/sessions`);
  await page.getByRole("heading", { name: /Chrome en Linux\s+Este navegador/ }).waitFor();
  await look(page, "account-sessions-two");
  await page.getByRole("button", { name: "Cerrar todas las sesiones" }).click();
  await page.getByRole("heading", { name: "Sus otras sesiones están cerradas" }).waitFor();
  await look(page, "account-sessions-ended");
  await other.goto(`${portal}/account`);
  await other.waitForURL(`${portal}/login?to=account`);
  await signIn(third, ana);
  await page.getByRole("button", { name: "Cerrar todo y cambiar mi contraseña" }).click();
  await page.waitForURL(`${portal}/account/password?lock-down`);
  await page.getByRole("heading", { name: "Todo lo demás está cerrado" }).waitFor();
  await look(page, "account-locked-down");
  await third.goto(`${portal}/account`);
  await third.waitForURL(`${portal}/login?to=account`);
});

test("one's data are downloaded, and a report is sent", async () => {
  const page = await newPage();
  const ana = person("ana.");
  await signIn(page, ana);
  await page.goto(`${portal}/account/data`);
  await page.locator("#present-password").fill(ana.password);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Descargar mis datos" }).click()]);
  assert.equal(download.suggestedFilename(), "mis-datos.json");
  assert.equal(JSON.parse(readFileSync(await download.path(), "utf8")).account.address, ana.address);
  await page.goto(`${portal}/account/report`);
  await page.locator("form.form").last().evaluate((form) => { form.noValidate = true; });
  await page.getByRole("button", { name: "Enviar a la mesa de ayuda" }).click();
  await page.getByRole("heading", { name: "Su aviso no se ha enviado todavía" }).waitFor();
  await look(page, "account-report-refused");
  await page.getByLabel(/^Algo extraño/).check();
  await page.fill("#message", "Hay una entrada que no reconozco.");
  await page.getByRole("button", { name: "Enviar a la mesa de ayuda" }).click();
  await page.getByRole("heading", { name: "Su aviso va en camino a la mesa de ayuda" }).waitFor();
  await look(page, "account-report-sent");
});
