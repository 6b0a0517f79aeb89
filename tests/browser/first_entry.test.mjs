// SPDX-License-Identifier: AGPL-3.0-or-later
// The first entry, walked: two keys, the mailed credential, one's own password, a mobile by its code, an alternate address by its link
// (or left for later), the conditions; then the mail. Each page is looked at on a wide and on a narrow screen by axe-core.
import { test } from "node:test";
import {
  activate, giveKeys, isWebmail, look, newNumber, newPage, portal, registered, sendSignIn, smsTo, useBrowser,
  waitForCredential, waitForSent,
} from "./support.mjs";

const kPassword = "arena clara sobre siete faroles";

useBrowser();

test("from two keys to the mail, with a mobile and the conditions", async () => {
  const who = registered(/^sin cuenta todavía$/).at(-1);
  const page = await newPage();
  await giveKeys(page, who);
  await page.getByRole("button", { name: "Sí, crear mi cuenta" }).click();
  const credential = await waitForCredential(who.alternate_address.value);
  await activate(page, credential, kPassword);
  await page.getByText("Ya puede ingresar a su correo").waitFor();

  await page.goto(`${portal}/login`);
  await sendSignIn(page, { address: credential.address, password: kPassword });
  await page.getByRole("heading", { name: "Registre su celular" }).waitFor();
  await look(page, "first-entry-mobile");
  await page.getByRole("link", { name: "Registrar mi celular" }).click();
  const mobile = `+52${newNumber()}`;
  await page.locator("main input[type=text], main input[type=tel]").first().fill(mobile);
  await page.fill("#present-password", kPassword);
  await page.locator("main form button[type=submit]").first().click();
  const [, code] = await waitForSent(smsTo(mobile), /\b(\d{6})\b/);
  await page.locator("main input[name=code]").fill(code);
  await page.locator("main form:has(input[name=code]) button[type=submit]").first().click();
  await page.getByText("Confirmado").first().waitFor();

  // The person's register knows their alternate address: that step is done.
  await page.getByRole("link", { name: "Ir a mi correo" }).click();
  await page.getByRole("heading", { name: "Acepte las condiciones de uso" }).waitFor();
  await look(page, "first-entry-terms");
  await page.getByLabel("Leí las condiciones").check();
  await page.getByRole("button", { name: "Aceptar y continuar" }).click();
  await page.waitForURL(isWebmail);
  await page.goto(`${portal}/account`);
  await page.getByText("aceptadas el").waitFor();
  await look(page, "account-overview");
});
