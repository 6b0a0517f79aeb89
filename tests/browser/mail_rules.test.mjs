// SPDX-License-Identifier: AGPL-3.0-or-later
// Forwarding, the automatic answer and filters in Chromium: set, refused, with long names and without JavaScript.
import assert from "node:assert/strict";
import { test } from "node:test";
import { look, newPage, person, picture, portal, signIn, useBrowser } from "./support.mjs";

useBrowser();

async function save(page, name) {
  await page.locator("main").getByRole("button", { name, exact: true }).click();
}

const kLongest = `${"direccion.muy.larga.".repeat(3)}x@${"subdominio.".repeat(10)}example`;

test("mail is forwarded, seen at a glance, and not any more", async () => {
  const who = person("beto.");
  const page = await newPage({ javaScriptEnabled: true });
  await signIn(page, who);
  await page.goto(`${portal}/account/forwarding`);
  await page.getByText("Su correo no se reenvía.").waitFor();
  await look(page, "forwarding-off");
  await page.fill("#to", "esto no es");
  await page.fill("#present-password", "x");
  await save(page, "Guardar el reenvío");
  await page.getByText("Esto no es una dirección de correo.").waitFor();
  await look(page, "forwarding-refused");
  await page.fill("#to", kLongest);
  await page.fill("#present-password", who.password);
  await save(page, "Guardar el reenvío");
  await page.getByRole("heading", { name: "El cambio está hecho" }).waitFor();
  await look(page, "forwarding-on");
  await page.goto(`${portal}/account`);
  await page.getByText("Se reenvía a").waitFor();
  await look(page, "account-overview-forwarded");
  await page.getByRole("link", { name: "quite el reenvío" }).click();
  await page.fill("#present-password", who.password);
  await save(page, "Dejar de reenviar");
  await page.getByText("Su correo no se reenvía.").waitFor();
});

test("an answer and filters are set without JavaScript", async () => {
  const who = person("beto.");
  const open = await newPage();
  await signIn(open, who);
  const page = await newPage({ javaScriptEnabled: false, storageState: await open.context().storageState() });
  await page.goto(`${portal}/account/vacation`);
  await page.fill("#text", "");
  await page.check("#on");
  await save(page, "Guardar");
  await page.getByText("Escriba lo que hay que contestar.").waitFor();
  await picture(page, "1280-vacation-refused");
  await page.fill("#from", "2099-01-01");
  await page.fill("#subject", "Fuera de la oficina");
  await page.fill("#text", "Vuelvo el lunes.");
  await save(page, "Guardar");
  await page.getByText("La respuesta automática está encendida.").waitFor();
  await page.uncheck("#on");
  await save(page, "Guardar");
  await page.getByText("La respuesta automática está apagada.").waitFor();
  assert.equal(await page.inputValue("#text"), "Vuelvo el lunes.");
  await page.goto(`${portal}/account/filters`);
  const longest = "ñ".repeat(100);
  for (const [contains, folder] of [["presupuesto", "Dinero"], [longest, "ñ".repeat(60)]]) {
    await page.selectOption("#where", "subject");
    await page.fill("#words", contains);
    await page.fill("#folder", folder);
    await save(page, "Crear el filtro");
    await page.getByRole("heading", { name: "El cambio está hecho" }).waitFor();
  }
  await open.goto(`${portal}/account/vacation`);
  await look(open, "vacation");
  await open.goto(`${portal}/account/filters`);
  await look(open, "filters");
  await open.fill("#words", "a");
  await open.fill("#folder", "a/b");
  await save(open, "Crear el filtro");
  await open.getByText("sin puntos, barras").waitFor();
  await look(open, "filters-refused");
  await save(open, "Quitar el filtro 2");
  await open.getByRole("heading", { name: "El cambio está hecho" }).waitFor();
  await save(open, "Quitar el filtro 1");
  await open.getByText("Ninguno todavía.").waitFor();
});
