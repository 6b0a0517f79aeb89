// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody who forgot the password gets back in with their phone, and another with their alternate address and without JavaScript;
// each page is looked at on a wide and on a narrow screen by axe-core.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ctl, fillNewPassword, look, mailTo, messagesIn, newPage, person, picture, portal, registered, signIn, smsTo, solve,
  useBrowser, waitForSent, webmail, wrongCode,
} from "./support.mjs";

const kPassword = "marea lenta sobre cuatro robles";

useBrowser();

// Those of the demonstration who have an account and the contact.
function holders(contact) {
  const accounts = new Map(ctl("account", "list", "--json", "--site", "educacion", "--state", "active").split("\n").map(JSON.parse)
    .map((account) => [account.person_id, account.address]));
  return registered(/^con cuenta$/)
    .filter((one) => one[contact] && accounts.has(one.person_id))
    .map((one) => ({ address: accounts.get(one.person_id), mobile: one.mobile?.value, alternate: one.alternate_address?.value }));
}

async function begin(page, user) {
  await page.goto(`${portal}/login`);
  await page.locator("main").getByRole("link", { name: "He olvidado mi contraseña" }).first().click();
  await page.fill("#user", user);
  await page.fill("#captcha", await solve(page));
  await page.getByRole("button", { name: "Siguiente" }).click();
  await page.getByRole("heading", { name: "¿Dónde quiere recibir el código?" }).waitFor();
}

// Other tests enter with the password that demo.txt promises.
async function giveBack(page, address) {
  await page.goto(`${portal}/account/password`);
  await page.fill("#present-password", kPassword);
  await fillNewPassword(page, person(address).password);
  await page.getByRole("button", { name: "Cambiar mi contraseña" }).click();
  await page.locator(".summary-done").waitFor();
}

async function choosePassword(page, password) {
  await page.getByRole("heading", { name: "Elija una contraseña nueva" }).waitFor();
  await fillNewPassword(page, password);
  await page.getByRole("button", { name: "Cambiar contraseña" }).click();
  await page.getByRole("heading", { name: "Su contraseña cambió" }).waitFor();
}

test("with the phone: user, code, new password, inbox", async () => {
  const who = holders("mobile")[0];
  const known = messagesIn(smsTo(who.mobile));
  const page = await newPage();
  await page.goto(`${portal}/forgot-password`);
  await look(page, "forgot-password");
  await begin(page, who.address);
  await look(page, "forgot-password-send");
  await page.getByLabel("al celular registrado").check();
  await page.getByRole("button", { name: "Enviar", exact: true }).click();
  await page.getByRole("heading", { name: "Escriba el código" }).waitFor();
  await look(page, "forgot-password-code");
  const [, code] = await waitForSent(smsTo(who.mobile), /\b(\d{6}) es la clave/, known);
  await page.fill("#code", wrongCode(code));
  await page.getByRole("button", { name: "Verificar" }).click();
  await page.getByText("Le quedan 2 intentos").waitFor();
  await look(page, "forgot-password-wrong");
  await page.fill("#code", `${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole("button", { name: "Verificar" }).click();
  await page.getByRole("heading", { name: "Elija una contraseña nueva" }).waitFor();
  await fillNewPassword(page, "corta");
  await page.getByRole("button", { name: "Cambiar contraseña" }).click();
  await page.getByText("debe tener al menos").first().waitFor();
  await look(page, "forgot-password-refused");
  await choosePassword(page, kPassword);
  await look(page, "forgot-password-done");
  await waitForSent(smsTo(who.mobile), /se recuperó/, known);
  await waitForSent(mailTo(who.alternate), /La_contrase.*recuper|recuper/);
  await signIn(page, { address: who.address, password: kPassword });
  assert.equal(new URL(page.url()).host, new URL(webmail).host);
  await giveBack(page, who.address);
});

test("with the mailed link, without JavaScript; elsewhere the link opens nothing", async () => {
  const who = holders("alternate_address").find((one) => !one.mobile);
  const known = messagesIn(mailTo(who.alternate));
  const page = await newPage({ javaScriptEnabled: false });
  await begin(page, who.address);
  await page.getByLabel("al correo alterno registrado").check();
  await page.getByRole("button", { name: "Enviar", exact: true }).click();
  await page.getByText("Diez números; el espacio de en medio no importa.").waitFor();
  await picture(page, "forgot-password-code-mailed");
  const [link] = await waitForSent(mailTo(who.alternate), /http:\S+\/forgot-password\/link\?token=[\w-]{43}/, known);
  const elsewhere = await newPage();
  await elsewhere.goto(link);
  await elsewhere.getByRole("heading", { name: "Abra el enlace donde lo pidió" }).waitFor();
  await look(elsewhere, "forgot-password-link-elsewhere");
  await page.goto(link);
  await page.getByRole("button", { name: "Elegir mi contraseña" }).click();
  await choosePassword(page, kPassword);
  await signIn(page, { address: who.address, password: kPassword });
  await giveBack(page, who.address);
});

test("for a user that nobody is, the same pages; three wrong codes end it", async () => {
  const page = await newPage();
  await begin(page, "nadie.aqui@educacion.example");
  await page.getByRole("button", { name: "Enviar", exact: true }).click();
  for (let tries = 0; tries < 3; tries++) {
    await page.fill("#code", "123456");
    await page.getByRole("button", { name: "Verificar" }).click();
    await page.waitForLoadState();
  }
  await page.getByRole("heading", { name: "Se acabaron los intentos" }).waitFor();
  await look(page, "forgot-password-over");
});
