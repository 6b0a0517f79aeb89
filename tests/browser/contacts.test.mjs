// SPDX-License-Identifier: AGPL-3.0-or-later
// One's own mobile and alternate address, with the short message that was sent and the mail that arrived, on a wide and on narrow screens.
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fillSignIn, folder, look, newPage, person, portal, useBrowser } from "./support.mjs";

useBrowser();

// The texts in a folder of what left the house, the oldest first; waits for so many.
async function arrived(where, count) {
  const place = path.join(folder, "outside", where);
  for (let tries = 0; tries < 300; tries++) {
    const found = existsSync(place) ? readdirSync(place, { recursive: true }).filter((name) => /\d/.test(name)).sort() : [];
    const texts = found.map((name) => path.join(place, name)).filter((file) => { try { return readFileSync(file).length > 0; } catch { return false; } });
    if (texts.length >= count) return texts.map((file) => readFileSync(file, "utf8"));
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`nothing in ${place}`);
}

async function signIn(who, options = {}) {
  const page = await newPage(options);
  await page.goto(`${portal}/login?to=account`);
  await fillSignIn(page, who);
  await page.locator("#captcha").press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
  return page;
}

const newNumber = () => `55${String(createHash("sha256").update(randomBytes(8)).digest().readUInt32BE() % 100000000).padStart(8, "0")}`;

for (const javaScriptEnabled of [true, false]) {
  test(`a mobile and an alternate address are confirmed ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const who = person(javaScriptEnabled ? "maria.de.los.angeles" : "beto.");
    const page = await signIn(who, { javaScriptEnabled });
    await page.goto(`${portal}/account/contacts`);
    if (javaScriptEnabled) await look(page, "contacts");
    await page.locator('a[href="/account/contacts/mobile"]').click();
    await page.fill("#value", "12");
    await page.fill("#present-password", who.password);
    await page.getByRole("button", { name: "Enviar el código" }).click();
    await page.getByText("No ha cambiado nada todavía").waitFor();
    if (javaScriptEnabled) await look(page, "contacts-mobile-refused");
    const number = newNumber();
    await page.fill("#value", number);
    await page.fill("#present-password", who.password);
    await page.getByRole("button", { name: "Enviar el código" }).click();
    await page.getByText(`Falta confirmar +52${number}`).waitFor();
    const [text] = await arrived(`sms/+52${number}`, 1);
    const code = text.match(/([0-9]{6}) es la clave para confirmar/)[1];
    await page.fill("#code", code === "000000" ? "000001" : "000000");
    await page.getByRole("button", { name: "Confirmar el celular" }).click();
    await page.getByText("Le quedan 2 intentos").waitFor();
    if (javaScriptEnabled) await look(page, "contacts-code-wrong");
    await page.fill("#code", `${code.slice(0, 3)} ${code.slice(3)}`);
    await page.getByRole("button", { name: "Confirmar el celular" }).click();
    await page.getByText("Su contacto está confirmado").waitFor();

    await page.locator('a[href="/account/contacts/alternate-address"]').click();
    const address = `una.direccion.que.es.muy.larga.${randomBytes(6).toString("hex")}@correo-de-su-casa.casa.example`;
    await page.fill("#value", address);
    await page.fill("#present-password", who.password);
    await page.getByRole("button", { name: "Enviar el enlace" }).click();
    await page.getByText(`Falta confirmar ${address}`).waitFor();
    if (javaScriptEnabled) await look(page, "contacts-waiting");
    const [mail] = await arrived(address, 1);
    const token = mail.replaceAll("=\r\n", "").replaceAll("=\n", "").match(/contacts\/link\?token=(?:3D)?([-_0-9A-Za-z]{43})/)[1];
    const other = await newPage({ javaScriptEnabled });
    await other.goto(`${portal}/account/contacts/link?token=${token}`);
    if (javaScriptEnabled) await look(other, "contacts-link");
    await other.getByRole("button", { name: "Confirmar mi correo alterno" }).click();
    await other.getByText("Su correo alterno está confirmado").waitFor();
    if (javaScriptEnabled) await look(other, "contacts-link-done");
    await page.goto(`${portal}/account/contacts`);
    await page.getByText(address).waitFor();
    if (javaScriptEnabled) await look(page, "contacts-confirmed");
  });
}
