// SPDX-License-Identifier: AGPL-3.0-or-later
// A temporary credential becomes a password of one's own, with and without JavaScript; each state of the page on a wide and on a narrow
// screen, looked at by axe-core.
import assert from "node:assert/strict";
import { createHmac, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import {
  complaintsOf, fillNewPassword, folder, look, newPage, picture, portal, sendSignIn, signIn, sizes, sql,
  useBrowser, webmail,
} from "./support.mjs";

const kGood = "tejado nogal siete lancha bruma";

useBrowser();

// A person whose account waits for its password, and the credential that they were sent.
function newWorker() {
  const unique = randomBytes(5).toString("hex");
  const letters = [...randomBytes(16)].map((byte) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[byte % 32]).join("");
  const key = Buffer.from(readFileSync(path.join(folder, "etc/keys/activation"), "utf8").trim(), "hex");
  const hmac = createHmac("sha256", key).update("activation\0").update(letters).digest("hex");
  const address = `zulema.${unique}@educacion.example`;
  sql(`SET NAMES utf8mb4; SET @now = UTC_TIMESTAMP(3); SELECT id, site_id INTO @domain, @site FROM domain WHERE name = 'educacion.example';
    INSERT INTO person (site_id, given_names, first_surname, second_surname, created_at) VALUES (@site, 'Zulema Estefanía', 'Quijano', 'Ñúñez', @now);
    SET @person = LAST_INSERT_ID();
    INSERT INTO mailbox (domain_id, home, state, created_at) VALUES (@domain, '${unique}${unique}', 'pending', @now);
    SET @mailbox = LAST_INSERT_ID();
    INSERT INTO address (address, mailbox_id, is_primary, valid_from) VALUES ('${address}', @mailbox, TRUE, @now);
    INSERT INTO holding (mailbox_id, person_id, account_type, valid_from) VALUES (@mailbox, @person, 'personal', @now);
    INSERT INTO activation (mailbox_id, secret_hmac, issued_at, expires_at) VALUES (@mailbox, UNHEX('${hmac}'), @now, @now + INTERVAL 72 HOUR);`);
  return { address, password: letters.match(/..../g).join("-") };
}

async function openPage(who, options = {}) {
  const page = await newPage(options);
  page.complaints = complaintsOf(page, /40[39]|422/);
  await page.goto(`${portal}/login`);
  await sendSignIn(page, who);
  await page.waitForURL(`${portal}/account/activation`);
  return page;
}

const strength = (page) => page.locator("[data-strength-text]");

test("the credential leads to a password, and the password to the inbox", async () => {
  const who = newWorker();
  const page = await openPage(who);
  await page.getByText("Zulema Estefanía Quijano Ñúñez").waitFor();
  await page.getByText(who.address).waitFor();
  assert.equal(await page.locator("[data-strength]").isVisible(), false);
  await look(page, "account-activation");

  // While typing: the meter, why not yet, whether both are the same, and what one types.
  await fillNewPassword(page, "corta", "otra");
  await page.getByText("escriba al menos 12 caracteres").waitFor();
  await page.getByText("Las dos todavía no son iguales.").waitFor();
  await fillNewPassword(page, "Quijano de la Mancha 1605");
  await page.getByText("Contiene su nombre, su usuario o el nombre de la institución.").waitFor();
  await fillNewPassword(page, "ONAJIUQ de la Mancha 1605");
  await page.getByText("Contiene su nombre").waitFor();
  await fillNewPassword(page, "aaaaaaaaaaaaaaaa");
  await page.getByText("Muy fácil de adivinar.").waitFor();
  assert.equal(await page.locator("meter").evaluate((meter) => meter.value), 0);
  await fillNewPassword(page, kGood);
  await page.getByText("Muy buena.").waitFor();
  assert.equal(await page.locator("meter").evaluate((meter) => meter.value), 4);
  await page.getByText("Las dos son iguales.").waitFor();
  await page.getByRole("button", { name: "Mostrar lo que escribo" }).click();
  assert.equal(await page.getAttribute("#new-password", "type"), "text");
  await look(page, "account-activation-typing");
  await page.getByRole("button", { name: "Ocultar lo que escribo" }).click();
  assert.equal(await page.getAttribute("#new-password-again", "type"), "password");

  // Sent while shown: the browser still sends passwords.
  await page.getByRole("button", { name: "Mostrar lo que escribo" }).click();
  await page.locator("#new-password-again").press("Enter");
  await page.waitForURL(`${portal}/account/activation/done`);
  await look(page, "account-activation-done");
  await page.goBack();
  await page.getByRole("heading", { name: "La contraseña ya está elegida" }).waitFor();
  await look(page, "account-activation-chosen");
  await page.getByRole("link", { name: "Ingresar a mi correo" }).last().click();
  await page.waitForURL(`${portal}/login`);
  assert.deepEqual(page.complaints, []);
  await signIn(page, { address: who.address, password: kGood });
  assert.match(page.url(), new RegExp(`^${webmail}/`));
});

test("without JavaScript the page says after sending what it thinks", async () => {
  const who = newWorker();
  const page = await openPage(who, { javaScriptEnabled: false });
  assert.equal(await page.locator("main button[data-show]").isVisible(), false);
  await fillNewPassword(page, "bienvenido2026");
  await page.locator("#new-password-again").press("Enter");
  await page.getByRole("heading", { name: "La contraseña no se ha guardado todavía" }).waitFor();
  await page.getByText("se adivina con facilidad").waitFor();
  assert.match(await strength(page).innerText(), /^La que envió: .*adivinar\.$/);
  assert.equal(await page.locator("meter").isVisible(), true);
  assert.equal((await page.inputValue("#new-password")) + (await page.inputValue("#new-password-again")), "");
  await picture(page, "1280-account-activation-refused");
  await page.setViewportSize(sizes.narrow);
  await picture(page, "375-account-activation-refused");
  await fillNewPassword(page, kGood);
  await page.locator("#new-password-again").press("Enter");
  await page.waitForURL(`${portal}/account/activation/done`);
});

test("a refused password and a closed page can be used by everybody, in the dark too", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const who = newWorker();
    const page = await openPage(who, { colorScheme });
    await fillNewPassword(page, "murcielagos12", "otra cosa");
    await page.locator("#new-password-again").press("Enter");
    await page.locator("[role=alert]").waitFor();
    await look(page, `${colorScheme}-account-activation-common`);
    await fillNewPassword(page, "tejado nogal");
    await page.getByText("Todavía se puede adivinar.").or(page.getByText("Buena.", { exact: true })).or(page.getByText("Muy buena.")).waitFor();
    await look(page, `${colorScheme}-account-activation-meter`);
    await page.context().clearCookies({ name: "__Host-valija_activation" });
    await page.reload();
    await page.goto(`${portal}/account/activation`);
    await page.getByRole("heading", { name: "Este paso no está abierto en este navegador" }).waitFor();
    await look(page, `${colorScheme}-account-activation-over`);
    assert.deepEqual(page.complaints, []);
  }
});
