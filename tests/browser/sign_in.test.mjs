// SPDX-License-Identifier: AGPL-3.0-or-later
// The main job: a person types address, password and the picture's code, and is in their mailbox.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ctl, hasSidewaysScroll, isWebmail, look, newPage, person, picture, portal, sendFromOutside, sendSignIn, signIn,
  sizes, useBrowser, waitForMessage, webmail,
} from "./support.mjs";

useBrowser();

test("a person sees the message that was sent to them a moment before", async () => {
  const ana = person("ana.");
  const subject = `Reunión de academia ${Date.now()}`;
  sendFromOutside(ana.address, subject);
  const page = await newPage();
  await signIn(page, ana);
  await waitForMessage(page, subject);
  assert.match(page.url(), new RegExp(`^${webmail}/`));
  await picture(page, "inbox");
});

test("Enter sends the form, without JavaScript too", async () => {
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto(`${portal}/login`);
  await sendSignIn(page, person("ana."));
  await page.waitForURL(isWebmail);
});

test("a wrong code says so and asks everything secret again, the address stays", async () => {
  const page = await newPage();
  await page.goto(`${portal}/login`);
  const { address, password } = person("ana.");
  await sendSignIn(page, { address, password }, "wrong");
  await page.getByRole("heading", { name: "El código de seguridad no coincide" }).waitFor();
  assert.equal(await page.inputValue("#user"), address);
  assert.equal(await page.inputValue("#password"), "");
  assert.equal(await page.inputValue("#captcha"), "");
  await picture(page, "login-wrong-code");
});

test("too many wrong passwords close the way in, and the page says for how long", async () => {
  const page = await newPage();
  const nobody = { address: `nadie.${Date.now()}@educacion.example` };
  await page.goto(`${portal}/login`);
  for (let i = 0; i < 4; i++) {
    await sendSignIn(page, { ...nobody, password: `equivocada ${i}` });
    await page.getByRole("heading", { name: i < 3 ? "El usuario o la contraseña no son correctos" : "El ingreso está cerrado" }).waitFor();
  }
  await page.getByText("dentro de 15 minutos").waitFor();
  assert.equal(await page.inputValue("#user"), nobody.address);
  await look(page, "login-locked");
});

test("another picture can be asked for without JavaScript; the address typed stays", async () => {
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto(`${portal}/login`);
  await page.fill("#user", "ana.lopez@educacion.example");
  const before = await page.inputValue("input[name=challenge]");
  await page.click("button[name=another]");
  assert.notEqual(await page.inputValue("input[name=challenge]"), before);
  assert.equal(await page.inputValue("#user"), "ana.lopez@educacion.example");
});

test("a very long address breaks nothing at 320 px", async () => {
  const page = await newPage({ viewport: sizes.smallest });
  const long = person("maria.de.los.angeles");
  await page.goto(`${portal}/login`);
  await sendSignIn(page, { ...long, password: "no es la suya" });
  await page.getByRole("heading", { name: /no son correctos/ }).waitFor();
  assert.equal(await hasSidewaysScroll(page), false);
  await picture(page, "login-refused-320");
});

test("signing out of the portal ends the webmail", async () => {
  const page = await newPage();
  await signIn(page, person("ana."));
  await page.goto(`${portal}/logout`);
  await page.locator("main").getByRole("button", { name: "Cerrar sesión" }).click();
  await page.getByText("Su sesión está cerrada").waitFor();
  await page.goto(`${webmail}/`);
  await page.waitForURL(`${portal}/login`);
});

// Once red because the click came while Roundcube was fetching the list: it then takes no command (rcmail.busy), and a person clicks again.
test("signing out of the webmail ends the portal's session", async () => {
  const page = await newPage();
  await signIn(page, person("beto."));
  await page.waitForFunction(() => window.rcmail && !window.rcmail.busy);
  await page.locator("a.logout").first().click();
  const closed = page.getByText("Su sesión está cerrada");
  if (!(await closed.waitFor({ timeout: 5000 }).then(() => true, () => false))) await page.locator("a.logout").first().click();
  await closed.waitFor();
  await page.goto(`${portal}/logout`);
  await page.getByText("no hay ninguna sesión abierta").waitFor();
});

test("a block puts an open webmail out at its next click", async () => {
  const beto = person("beto.");
  const page = await newPage();
  await signIn(page, beto);
  ctl("account", "block", beto.address);
  try {
    await page.goto(`${webmail}/?_task=settings`);
    await page.waitForURL(`${portal}/login`);
  } finally {
    ctl("account", "unblock", beto.address);
  }
});

// Once red because the second person's inbox, when it had time to load, held a message that the first had written to them:
// whose mailbox it is stands above the list, and what only the first has received tells whether theirs is still seen.
test("after a change of person nothing of the first is seen", async () => {
  const page = await newPage();
  const [ana, beto] = [person("ana."), person("beto.")];
  const [forAna, forBeto] = ["Ana", "Beto"].map((name) => `Solo para ${name} ${Date.now()}`);
  sendFromOutside(ana.address, forAna);
  sendFromOutside(beto.address, forBeto);
  await signIn(page, ana);
  await waitForMessage(page, forAna);
  await signIn(page, beto);
  await waitForMessage(page, forBeto);
  assert.equal((await page.locator(".header-title.username").first().textContent()).trim(), beto.address);
  assert.doesNotMatch(await page.content(), new RegExp(forAna));
});
