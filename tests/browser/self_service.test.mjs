// SPDX-License-Identifier: AGPL-3.0-or-later
// A worker makes their own account with two keys, reads the mail, chooses a password, enters; and makes it anew. Each refusal has its text;
// each page is looked at on a wide and on a narrow screen by axe-core.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  activate, giveKeys, look, mailTo, messagesIn, newPage, portal, registered, signIn, useBrowser, waitForCredential,
  webmail,
} from "./support.mjs";

useBrowser();

// Nobody knows which of them an earlier run has served.
async function findWhoMayCreate(page, shows) {
  for (const worker of registered(shows)) {
    await giveKeys(page, worker);
    if (await page.getByRole("button", { name: "Sí, crear mi cuenta" }).isVisible()) return worker;
  }
  throw new Error(`everybody who is ${shows} has an account`);
}

test("the menu of every page and the banner of the home page lead here", async () => {
  const page = await newPage();
  for (const start of ["/", "/help-desk", "/login"]) {
    await page.goto(portal + start);
    await page.locator("details.menu summary").click();
    await page.locator("details.menu").getByRole("link", { name: "Restablecer mi contraseña" }).click();
    await page.waitForURL(`${portal}/self-service`);
  }
  await page.goto(portal);
  await look(page, "home-with-banner");
  await page.locator(".banner").getByRole("link", { name: "Restablecer mi contraseña" }).click();
  await page.waitForURL(`${portal}/self-service`);
  await look(page, "self-service");
});

test("a worker without an account gets one, enters it, and resets it the same way", async () => {
  const page = await newPage();
  const worker = await findWhoMayCreate(page, /sin cuenta todavía/);
  await look(page, "self-service-confirm");
  const alternate = worker.alternate_address.value;
  assert.ok(!(await page.content()).includes(alternate));
  let known = messagesIn(mailTo(alternate));
  await page.getByRole("button", { name: "Sí, crear mi cuenta" }).click();
  await page.getByRole("heading", { name: "Su cuenta fue creada" }).waitFor();
  await look(page, "self-service-done");

  const first = await waitForCredential(alternate, known);
  await activate(page, first, "tejado nogal siete lancha bruma");
  await signIn(page, { address: first.address, password: "tejado nogal siete lancha bruma" });
  assert.match(page.url(), new RegExp(`^${webmail}/`));
  assert.equal((await page.locator(".header-title.username").first().textContent()).trim(), first.address);

  // Asked at once: not a second message. The reset comes when the first has had its time; here its credential was used already.
  known = messagesIn(mailTo(alternate));
  await giveKeys(page, worker);
  await page.getByText(first.address).waitFor();
  await page.getByRole("button", { name: "Sí, restablecer mi contraseña" }).click();
  await page.getByRole("heading", { name: "Revise su correo alterno" }).waitFor();
  const second = await waitForCredential(alternate, known);
  assert.notEqual(second.password, first.password);
  await giveKeys(page, worker);
  await page.getByText("Hace unos minutos ya se le envió un mensaje").waitFor();
  await look(page, "self-service-sent-before");
  await signIn(page, { address: first.address, password: "tejado nogal siete lancha bruma" }); // the old one, until the new one is chosen
  await activate(page, second, "almendra faro tranvia doce nubes");
  await signIn(page, { address: first.address, password: "almendra faro tranvia doce nubes" });
});

test("without JavaScript too", async () => {
  const page = await newPage({ javaScriptEnabled: false });
  await findWhoMayCreate(page, /sin cuenta todavía/);
  await page.getByRole("button", { name: "No, salir sin cambiar nada" }).click();
  await page.getByRole("heading", { name: "No se cambió nada" }).waitFor();
});

test("each refusal has its text", async () => {
  const page = await newPage();
  const cases = [
    [/sin correo alterno/, "No tenemos un correo alterno suyo al que escribirle", "no-alternate"],
    [/ya no está/, "En el registro de la institución usted no está en activo", "not-active"],
    [/no están al día/, "Sus datos no están actualizados", "outdated"],
    [/su cuenta está bloqueada/, "Su cuenta está cerrada por ahora", "closed"],
  ];
  for (const [shows, sentence, name] of cases) {
    await giveKeys(page, registered(shows)[0]);
    await page.getByRole("heading", { name: sentence }).waitFor();
    assert.equal(await page.getByRole("button", { name: /^Sí,/ }).count(), 0);
    await look(page, `self-service-${name}`);
  }
});

test("keys that do not belong together are one inconsistency, and stay in the form", async () => {
  const page = await newPage();
  const [one, other] = registered(/sin cuenta todavía/);
  await giveKeys(page, { nationalId: one.nationalId, employeeKey: other.employeeKey });
  await page.getByRole("heading", { name: "Los datos no coinciden con nuestros registros" }).waitFor();
  assert.equal(await page.inputValue("#national_id"), one.nationalId);
  assert.equal(await page.inputValue("#employee_key"), other.employeeKey);
  assert.equal(await page.inputValue("#captcha"), "");
  await look(page, "self-service-no-match");
  await giveKeys(page, { nationalId: "GARC801301HCMRLS00", employeeKey: "¿?" });
  await page.getByRole("heading", { name: "Revise lo que escribió" }).waitFor();
  await look(page, "self-service-wrong-fields");
});

test("a very long name breaks nothing", async () => {
  const page = await newPage();
  await giveKeys(page, registered(/nombre muy largo/).at(-1));
  await look(page, "self-service-long-name");
});
