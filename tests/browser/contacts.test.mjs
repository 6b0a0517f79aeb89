// SPDX-License-Identifier: AGPL-3.0-or-later
// One's own mobile and alternate address, with the short message that was sent and the mail that arrived, on a wide and on narrow screens.
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { enterAccount, look, mailTo, newNumber, newPage, person, portal, smsTo, useBrowser, waitForSent, wrongCode } from "./support.mjs";

useBrowser();

for (const javaScriptEnabled of [true, false]) {
  test(`a mobile and an alternate address are confirmed ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const who = person(javaScriptEnabled ? "maria.de.los.angeles" : "beto.");
    const page = await newPage({ javaScriptEnabled });
    await enterAccount(page, who);
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
    const [, code] = await waitForSent(smsTo(`+52${number}`), /([0-9]{6}) es la clave para confirmar/);
    await page.fill("#code", wrongCode(code));
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
    const [, token] = await waitForSent(mailTo(address), /contacts\/link\?token=([-_0-9A-Za-z]{43})/);
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
