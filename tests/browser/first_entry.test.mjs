// SPDX-License-Identifier: AGPL-3.0-or-later
// The first entry, walked: two keys, the mailed credential, one's own password, a mobile by its code, an alternate address by its link
// (or left for later), the conditions; then the mail. Each page is looked at on a wide and on a narrow screen by axe-core.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { ctl, fillSignIn, folder, look, newPage, portal, solve, useBrowser, webmail } from "./support.mjs";

const kPassword = "arena clara sobre siete faroles";

useBrowser();

// As it is read: quoted-printable (RFC 2045) as far as this test looks.
async function waitFor(inbox, pattern) {
  for (let tries = 0; tries < 300; tries++) {
    const texts = existsSync(inbox) ? readdirSync(inbox).map((name) => readFileSync(path.join(inbox, name), "utf8").replace(/=\r?\n/g, "")) : [];
    const found = texts.map((text) => text.match(pattern)).find(Boolean);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing like ${pattern} in ${inbox}`);
}

test("from two keys to the mail, with a mobile and the conditions", async () => {
  const line = readFileSync(path.join(folder, "demo-people.txt"), "utf8").trim().split("\n").map((one) => one.split("\t"))
    .findLast(([, , site, what]) => site === "educacion" && what === "sin cuenta todavía");
  const who = JSON.parse(ctl("person", "show", "--json", "--site", "educacion", line[0]));
  const page = await newPage();
  await page.goto(`${portal}/self-service`);
  await page.fill("#national_id", line[0]);
  await page.fill("#employee_key", line[1]);
  await page.fill("#captcha", await solve(page));
  await page.locator("#captcha").press("Enter");
  await page.getByRole("button", { name: "Sí, crear mi cuenta" }).click();
  const inbox = path.join(folder, "outside", who.alternate_address.value, "new");
  const [credential] = await waitFor(inbox, /[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}/);
  const [address] = await waitFor(inbox, /(?<=Usuario: )[a-z0-9.]+@educacion\.example/);
  await page.goto(`${portal}/login`);
  await fillSignIn(page, { address, password: credential });
  await page.locator("#captcha").press("Enter");
  await page.fill("#new-password", kPassword);
  await page.fill("#new-password-again", kPassword);
  await page.getByRole("button", { name: "Guardar mi contraseña" }).click();
  await page.getByText("Ya puede ingresar a su correo").waitFor();

  await page.goto(`${portal}/login`);
  await fillSignIn(page, { address, password: kPassword });
  await page.locator("#captcha").press("Enter");
  await page.getByRole("heading", { name: "Registre su celular" }).waitFor();
  await look(page, "first-entry-mobile");
  await page.getByRole("link", { name: "Registrar mi celular" }).click();
  const mobile = `+5255${String(Date.now()).slice(-8)}`;
  await page.locator("main input[type=text], main input[type=tel]").first().fill(mobile);
  await page.fill("#present-password", kPassword);
  await page.locator("main form button[type=submit]").first().click();
  const [, code] = await waitFor(path.join(folder, "outside", "sms", mobile), /\b(\d{6})\b/);
  await page.locator("main input[name=code]").fill(code);
  await page.locator("main form:has(input[name=code]) button[type=submit]").first().click();
  await page.getByText("Confirmado").first().waitFor();

  // The person's register knows their alternate address: that step is done.
  await page.getByRole("link", { name: "Ir a mi correo" }).click();
  await page.getByRole("heading", { name: "Acepte las condiciones de uso" }).waitFor();
  await look(page, "first-entry-terms");
  await page.getByLabel("Leí las condiciones").check();
  await page.getByRole("button", { name: "Aceptar y continuar" }).click();
  await page.waitForURL((url) => url.host === new URL(webmail).host && !url.pathname.startsWith("/sign-on"));
  await page.goto(`${portal}/account`);
  await page.getByText("aceptadas el").waitFor();
  await look(page, "account-overview");
});
