// SPDX-License-Identifier: AGPL-3.0-or-later
// A second factor is set up from the picture that a telephone reads, asked for after the password, and switched off; each state of each
// page on a wide and on a narrow screen, looked at by axe-core. No page of these needs JavaScript.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import {
  complaintsOf, enterAccount, isWebmail, look, newPage, person, picture, portal, sendSignIn, sql, useBrowser,
  wrongCode,
} from "./support.mjs";

const kLongName = "maria.de.los.angeles";

useBrowser();

const forget = () => sql("DELETE FROM second_factor; DELETE FROM second_factor_draft; DELETE FROM sign_in_pass; DELETE FROM lockout");
beforeEach(forget);
afterEach(forget);

async function openPage(options = {}) {
  const page = await newPage(options);
  page.complaints = complaintsOf(page, /40[39]|42[29]/);
  return page;
}

// What a telephone's camera reads.
async function scan(page) {
  const image = await page.locator("svg.qr").screenshot();
  return execFileSync("zbarimg", ["--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", "png:-"], { input: image, encoding: "utf8", timeout: 20000 }).trim();
}

function fromBase32(text) {
  const bits = [...text].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

// RFC 6238, as the telephone's app does it.
function codeOf(secret, steps = 0) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + steps));
  const digest = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  return String((digest.readUInt32BE(digest[19] & 15) & 0x7fffffff) % 1000000).padStart(6, "0");
}

async function send(page, fields, button) {
  for (const [selector, value] of Object.entries(fields)) await page.fill(selector, value);
  await page.getByRole("button", { name: button }).click();
}

async function setUp(page, who) {
  await page.goto(`${portal}/account/second-factor`);
  await send(page, { "#present-password": who.password }, "Continuar");
  await page.waitForURL(`${portal}/account/second-factor/enrol`);
  const secret = new URL(await scan(page)).searchParams.get("secret");
  await send(page, { "#code": codeOf(secret) }, "Activar");
  await page.waitForURL(`${portal}/account/second-factor/codes`);
  return secret;
}

test("a telephone's app is set up by the picture, and from then on its code is asked", async () => {
  const who = person(kLongName);
  const page = await openPage();
  await enterAccount(page, who);
  await page.getByRole("link", { name: "Verificación en dos pasos" }).click();
  await look(page, "account-second-factor-off");
  await send(page, { "#present-password": "no es esta" }, "Continuar");
  await page.getByRole("heading", { name: "La verificación no se ha activado" }).waitFor();
  await look(page, "account-second-factor-refused");
  await send(page, { "#present-password": who.password }, "Continuar");
  await page.waitForURL(`${portal}/account/second-factor/enrol`);
  await look(page, "account-second-factor-enrol");

  const uri = new URL(await scan(page));
  assert.equal(uri.href.split("?")[0], `otpauth://totp/${encodeURIComponent("Educación Valle Verde")}:${encodeURIComponent(who.address)}`);
  assert.equal(uri.searchParams.get("issuer"), "Educación Valle Verde");
  const secret = uri.searchParams.get("secret");
  assert.equal((await page.locator(".secret").innerText()).replaceAll(" ", ""), secret);
  const wrong = wrongCode(codeOf(secret));
  await send(page, { "#code": wrong }, "Activar");
  await page.getByRole("heading", { name: "La verificación no se ha activado todavía" }).waitFor();
  await look(page, "account-second-factor-enrol-refused");
  await send(page, { "#code": codeOf(secret) }, "Activar");
  await page.waitForURL(`${portal}/account/second-factor/codes`);
  await look(page, "account-second-factor-codes");
  const codes = await page.locator(".codes code").allInnerTexts();
  assert.equal(codes.length, 10);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".codes").isVisible(), true);
  assert.equal(await page.getByRole("button", { name: "Ya guardé mis códigos" }).isVisible(), false);
  await picture(page, "print-account-second-factor-codes");
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "Ya guardé mis códigos" }).click();
  await page.getByText("10 de 10").waitFor();
  await look(page, "account-second-factor-on");
  await page.goto(`${portal}/account/app-passwords`);
  await send(page, { "#device": "Teléfono", "#present-password": who.password, "#code": wrongCode("") }, "Crear la contraseña");
  await page.getByText("código de su aplicación").waitFor();
  await look(page, "app-passwords-code-refused");
  assert.deepEqual(page.complaints, []);

  const again = await openPage();
  await again.goto(`${portal}/login`);
  await sendSignIn(again, who);
  await again.waitForURL(`${portal}/login/second-factor`);
  await look(again, "login-second-factor");
  await send(again, { "#code": wrong }, "Verificar");
  await again.getByRole("heading", { name: "Todavía no ha ingresado" }).waitFor();
  await look(again, "login-second-factor-refused");
  await again.fill("#code", codeOf(secret, 1));
  await again.locator("#code").press("Enter");
  await again.waitForURL(isWebmail);
  assert.deepEqual(again.complaints, []);
});

test("without JavaScript it is the same, and a recovery code switches it off", async () => {
  const who = person("rocio.");
  const page = await openPage({ javaScriptEnabled: false });
  await enterAccount(page, who);
  await setUp(page, who);
  const codes = await page.locator(".codes code").allInnerTexts();
  await page.getByRole("button", { name: "Ya guardé mis códigos" }).click();
  await page.getByRole("link", { name: "Desactivar" }).click();
  await picture(page, "1280-account-second-factor-switch-off");
  await send(page, { "#present-password": who.password, "#code": "00000-00000" }, "Desactivar");
  await page.getByRole("heading", { name: "La verificación sigue activada" }).waitFor();
  await picture(page, "1280-account-second-factor-switch-off-refused");
  await send(page, { "#present-password": who.password, "#code": codes[0] }, "Desactivar");
  await page.getByRole("heading", { name: "La verificación en dos pasos está desactivada" }).waitFor();
  await picture(page, "1280-account-second-factor-switched-off");
});

test("new codes are made with password and code", async () => {
  const who = person("rocio.");
  const page = await openPage({ colorScheme: "dark" });
  await enterAccount(page, who);
  const secret = await setUp(page, who);
  const before = await page.locator(".codes code").allInnerTexts();
  await look(page, "dark-account-second-factor-codes");
  await page.getByRole("button", { name: "Ya guardé mis códigos" }).click();
  await page.getByRole("link", { name: "Hacer códigos de respaldo nuevos" }).click();
  await look(page, "dark-account-second-factor-renewal");
  await send(page, { "#present-password": who.password, "#code": codeOf(secret, 1) }, "Hacer códigos nuevos");
  await page.waitForURL(`${portal}/account/second-factor/codes`);
  const made = await page.locator(".codes code").allInnerTexts();
  assert.equal(made.filter((code) => before.includes(code)).length, 0);
  await page.goto(`${portal}/account/second-factor/off`);
  await look(page, "dark-account-second-factor-switch-off");
  await send(page, { "#present-password": who.password, "#code": before[0] }, "Desactivar");
  await page.getByRole("heading", { name: "La verificación sigue activada" }).waitFor();
  await look(page, "dark-account-second-factor-switch-off-refused");
  await send(page, { "#present-password": who.password, "#code": made[0] }, "Desactivar");
  await page.getByRole("heading", { name: "La verificación en dos pasos está desactivada" }).waitFor();
  await look(page, "dark-account-second-factor-switched-off");
  assert.deepEqual(page.complaints, []);
});

test("three wrong codes begin anew, and four close the step for a while", async () => {
  const who = person("rocio.");
  const page = await openPage();
  await enterAccount(page, who);
  await setUp(page, who);
  const other = await openPage();
  await enterAccount(other, who);
  for (let i = 0; i < 3; i++) await send(other, { "#code": "0000000000" }, "Verificar");
  await other.getByRole("heading", { name: "No fue posible ingresar" }).waitFor();
  await look(other, "login-second-factor-tried");
  await other.goto(`${portal}/login/second-factor`);
  await other.getByRole("heading", { name: "Este paso no está abierto en este navegador" }).waitFor();
  await look(other, "login-second-factor-over");
  await enterAccount(other, who);
  await send(other, { "#code": "0000000000" }, "Verificar");
  await other.getByText("dentro de 15 minutos").waitFor();
  await look(other, "login-second-factor-locked");
});

test("who is suspended reads so after the right password, in the dark too", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await openPage({ colorScheme });
    await page.goto(`${portal}/login`);
    await sendSignIn(page, person("elena."));
    await page.getByRole("heading", { name: "Su cuenta está suspendida" }).waitFor();
    await look(page, `${colorScheme}-login-suspended`);
    assert.deepEqual(page.complaints, []);
  }
});
