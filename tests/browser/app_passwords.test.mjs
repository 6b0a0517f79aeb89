// SPDX-License-Identifier: AGPL-3.0-or-later
// App passwords in a browser, with and without JavaScript: made, shown once, used by a mail program, revoked; each state of the page on a
// wide and on a narrow screen, looked at by axe-core.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { accessibilityProblems, complaintsOf, look, newPage, person, port, portal, signIn, useBrowser } from "./support.mjs";

const who = person("maria.");
const here = `${portal}/account/app-passwords`;
const kLongName = "W".repeat(40);

useBrowser();

async function openPage(options = {}) {
  const page = await newPage(options);
  page.complaints = complaintsOf(page, /404|422/);
  await signIn(page, who);
  await page.goto(here);
  return page;
}

async function make(page, device, password = who.password) {
  await page.fill("#device", device);
  await page.fill("#present-password", password);
  await page.locator("#present-password").press("Enter");
}

const revokeAll = async (page) => {
  await page.goto(here);
  while (await page.getByRole("button", { name: "Revocar" }).count() > 0) {
    await page.getByRole("button", { name: "Revocar" }).first().click();
    await page.getByText("está revocada").waitFor();
  }
};

const enters = (password) =>
  spawnSync("curl", ["-s", "--max-time", "20", `imap://127.0.0.1:${port + 3}/`, "--user", `${who.address}:${password}`,
    "--request", "STATUS INBOX (MESSAGES)"]).status === 0;

for (const [how, options] of [["with JavaScript", {}], ["without JavaScript, in the dark", { colorScheme: "dark", javaScriptEnabled: false }]]) {
  test(`one is made, used and revoked ${how}`, async () => {
    const page = await openPage(options);
    await revokeAll(page);
    await page.goto(here);
    await page.getByText("Ninguna todavía").waitFor();
    const name = how === "with JavaScript" ? "light" : "dark";
    if (name === "light") await look(page, "account-app-passwords-none");
    await make(page, kLongName);
    await page.getByText("está lista").waitFor();
    assert.equal(page.url(), here);
    const secret = await page.locator(".secret code").innerText();
    if (name === "light") await look(page, "account-app-passwords-created");
    assert.equal(enters(secret), true);

    // Neither a reload nor the way back shows it again.
    await page.reload();
    assert.equal(await page.getByText(secret).count(), 0);
    await page.goto(`${portal}/account`);
    await page.goBack();
    assert.equal(await page.getByText(secret).count(), 0);

    await page.getByRole("button", { name: `Revocar la de «${kLongName}»` }).click();
    await page.getByText("está revocada").waitFor();
    await page.goto(here);
    assert.equal(enters(secret), false);
    assert.deepEqual(page.complaints, []);
  });
}

test("a refused one keeps its name and says why", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await openPage({ colorScheme });
    await make(page, kLongName, "no es esta");
    await page.getByText("La contraseña actual no es correcta").waitFor();
    assert.equal(await page.inputValue("#device"), kLongName);
    assert.equal(await page.inputValue("#present-password"), "");
    await page.locator("[role=alert]:focus").waitFor();
    assert.match(await page.title(), /^Error: /);
    if (colorScheme === "light") await look(page, "account-app-passwords-wrong-password");
    else assert.deepEqual(await accessibilityProblems(page), []);
    await page.evaluate(() => document.querySelector("#device").removeAttribute("required"));
    await make(page, "x".repeat(41));
    await page.getByText("pasa de 40 caracteres").waitFor();
    if (colorScheme === "light") await look(page, "account-app-passwords-wrong-name");
  }
});

test("with two tabs open, the second one to revoke is told", async () => {
  const page = await openPage();
  await make(page, "Teléfono");
  await page.getByText("está lista").waitFor();
  await page.goto(here);
  const other = await page.context().newPage();
  await other.goto(here);
  await other.getByRole("button", { name: "Revocar la de «Teléfono»" }).first().click();
  await other.getByText("está revocada").waitFor();
  await page.getByRole("button", { name: "Revocar la de «Teléfono»" }).first().click();
  await page.getByText("ya no existe").waitFor();
  await look(page, "account-app-passwords-gone");
});

test("ten are enough", async () => {
  const page = await openPage();
  await revokeAll(page);
  for (let i = 1; i <= 10; i++) {
    await make(page, `Equipo ${i}`);
    await page.getByText(`«Equipo ${i}» está lista`).waitFor();
  }
  await page.goto(here);
  await page.getByText("Ya tiene 10").waitFor();
  assert.equal(await page.locator("#device").count(), 0);
  await look(page, "account-app-passwords-full");
  await revokeAll(page);
});
