// SPDX-License-Identifier: AGPL-3.0-or-later
// What the browser tests share: a Chromium, how a page is looked at, the ways in, the instance's demonstration people, its security codes,
// and the mail and short messages that they are sent.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, afterEach, before } from "node:test";
import { chromium } from "playwright-core";

const env = (name) => process.env[name] ?? (() => { throw new Error(`${name} is not set: run through ./valija test browser`); })();

export const port = Number(env("VALIJA_PORT"));
export const folder = env("VALIJA_VAR");
export const portal = `http://localhost:${port}`;
export const webmail = `http://webmail.localhost:${port}`;
export const otherPortal = `http://formacion.localhost:${port}`;
export const pictures = process.env.VALIJA_PICTURES ?? path.join(path.dirname(folder), "pictures");

const readTable = (name) => readFileSync(path.join(folder, name), "utf8").trim().split("\n").map((line) => line.split("\t"));
const people = readTable("demo.txt");

// The first demonstration person whose address begins so.
export function person(beginning) {
  const found = people.find(([address]) => address.startsWith(beginning));
  if (!found) throw new Error(`nobody in demo.txt begins with ${beginning}`);
  return { address: found[0], password: found[1] };
}

// Those in the first site's register of whom demo-people.txt says that they show this: their two keys, and what the register knows.
export function registered(shows) {
  return readTable("demo-people.txt").filter(([, , site, what]) => site === "educacion" && shows.test(what))
    .map(([nationalId, employeeKey]) => ({ nationalId, employeeKey, ...JSON.parse(ctl("person", "show", "--json", "--site", "educacion", nationalId)) }));
}

export function ctl(...words) {
  return execFileSync(path.join(folder, "app/bin/valijactl"), ["--config", path.join(folder, "etc/valija.toml"), ...words], {
    encoding: "utf8",
  }).trim();
}

// Statements for the instance's database, as its root.
export function sql(statements) {
  execFileSync("mariadb", ["--no-defaults", `--socket=${folder}/run/mysql.sock`, "--user=root", "valija"], { input: statements });
}

export async function solve(page) {
  return ctl("captcha", await page.locator("input[name=challenge]").inputValue());
}

// A mail from outside, through Postfix, as any other server would bring it.
export function sendFromOutside(to, subject) {
  execFileSync("swaks", ["--server", `127.0.0.1:${port + 1}`, "--from", "alguien@fuera.example", "--to", to,
    "--header", `Subject: ${subject}`, "--body", "Prueba", "--silent", "2"]);
}

// Waits until the open inbox shows a message; Postfix may bring it after the list was drawn, which asks again once a minute.
export async function waitForMessage(page, subject) {
  const message = page.getByText(subject).first();
  for (let tries = 0; tries < 10; tries++) {
    if (await message.waitFor({ timeout: 3000 }).then(() => true, () => false)) return;
    await page.reload();
  }
  throw new Error(`no message "${subject}" in the inbox`);
}

// Where the local instance leaves what it sends outside.
export const smsTo = (mobile) => path.join(folder, "outside", "sms", mobile);
export const mailTo = (address) => path.join(folder, "outside", address, "new");

// What lies there, as it is read: quoted-printable (RFC 2045) as far as these tests look.
export function messagesIn(place) {
  if (!existsSync(place)) return [];
  return readdirSync(place).map((name) => readFileSync(path.join(place, name), "utf8").replace(/=\r?\n/g, "").replaceAll("=3D", "="));
}

// Waits for a message there, beyond those `known`, that has `pattern`; returns the match.
export async function waitForSent(place, pattern, known = []) {
  for (let tries = 0; tries < 300; tries++) {
    const found = messagesIn(place).filter((text) => !known.includes(text)).map((text) => text.match(pattern)).find(Boolean);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing like ${pattern} in ${place}`);
}

// The account's name and the temporary credential that were mailed to an alternate address.
export async function waitForCredential(alternate, known = []) {
  const pattern = /Usuario: ([a-z0-9.]+@educacion\.example)\s+Clave temporal: ([0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3})/;
  const [, address, password] = await waitForSent(mailTo(alternate), pattern, known);
  return { address, password };
}

// Ten digits, as people type them.
export const newNumber = () => `55${String(randomInt(1e8)).padStart(8, "0")}`;

export const wrongCode = (code) => (code === "000000" ? "000001" : "000000");

const kFlags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

export const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 375, height: 760 }, smallest: { width: 320, height: 640 } };

export async function launch() {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
  return chromium.launch({ executablePath, args: kFlags });
}

let browser;

// Once in a file of tests: they share a Chromium, and what one of them opened is closed behind it.
export function useBrowser() {
  before(async () => { browser = await launch(); });
  afterEach(async () => { for (const context of browser.contexts()) await context.close(); });
  after(() => browser.close());
}

// In a context of its own, as another person's browser is.
export async function newPage(options = {}) {
  const context = await browser.newContext({ viewport: sizes.wide, locale: "es-MX", ...options });
  return context.newPage();
}

// What the browser has to complain about from now on, but for answers of a status that is `expected`; the list grows.
export function complaintsOf(page, expected) {
  const complaints = [];
  const add = (text) => complaints.push(`${page.url()}: ${text}`);
  page.on("console", (message) => { if (message.type() === "error" && !expected?.test(message.text())) add(message.text()); });
  page.on("pageerror", (error) => add(String(error)));
  return complaints;
}

// Fills the sign-in form; `code` replaces the right one.
export async function fillSignIn(page, { address, password }, code) {
  await page.fill("#user", address);
  await page.fill("#password", password);
  await page.fill("#captcha", code ?? (await solve(page)));
}

// The same, and sends it.
export async function sendSignIn(page, who, code) {
  await fillSignIn(page, who, code);
  await page.locator("#captcha").press("Enter");
}

// To the self-service page's answer.
export async function giveKeys(page, { nationalId, employeeKey }) {
  await page.goto(`${portal}/self-service`);
  await page.fill("#national_id", nationalId);
  await page.fill("#employee_key", employeeKey);
  await page.fill("#captcha", await solve(page));
  await page.locator("#captcha").press("Enter");
  await page.waitForLoadState();
}

// A temporary credential becomes `password`.
export async function activate(page, credential, password) {
  await page.goto(`${portal}/login`);
  await sendSignIn(page, credential);
  await page.waitForURL(`${portal}/account/activation`);
  await fillNewPassword(page, password);
  await page.getByRole("button", { name: "Guardar mi contraseña" }).click();
  await page.waitForURL((url) => url.pathname !== "/account/activation");
}

export async function fillNewPassword(page, password, again = password) {
  await page.fill("#new-password", password);
  await page.fill("#new-password-again", again);
}

// To one's own account, or to the second factor's step that comes before.
export async function enterAccount(page, who) {
  await page.goto(`${portal}/account`);
  await sendSignIn(page, who);
  await page.waitForURL((url) => /^\/(account|login\/second-factor)$/.test(url.pathname));
}

export async function signIn(page, who) {
  await page.goto(`${portal}/login`);
  await fillSignIn(page, who);
  await page.click("button:has-text('Iniciar sesión'):visible");
  await answerFirstEntry(page);
}

export const isWebmail = (url) => url.host === new URL(webmail).host && !url.pathname.startsWith("/sign-on");

// As far as the inbox: what may wait is left for later, the conditions are accepted.
export async function answerFirstEntry(page) {
  for (;;) {
    await page.waitForURL((url) => isWebmail(url) || url.pathname === "/account/first-entry");
    if (isWebmail(new URL(page.url()))) return;
    const later = page.getByRole("button", { name: "Omitir por ahora" });
    if (await later.isVisible()) {
      await later.click();
    } else {
      await page.getByLabel("Leí las condiciones").check();
      await page.getByRole("button", { name: "Aceptar y continuar" }).click();
    }
    await page.waitForLoadState();
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// What axe-core finds at WCAG 2.2 AA, as readable lines; none is what we want. evaluate() does not need the page's leave (CSP) to run.
export async function accessibilityProblems(page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const violations = await page.evaluate(`(async () => { ${axeSource}; return (await axe.run({ runOnly: ${JSON.stringify(tags)} })).violations; })()`);
  return violations.map((v) => `${page.url()} ${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(" ")).join("; ")})`);
}

export async function hasSidewaysScroll(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

export async function picture(page, name) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
}

// A state of a page as anybody may meet it: at each width axe-core finds nothing, nothing scrolls sideways, and a picture is taken.
export async function look(page, name) {
  for (const [width, size] of [["1280", sizes.wide], ["375", sizes.narrow], ["320", sizes.smallest]]) {
    await page.setViewportSize(size);
    assert.deepEqual(await accessibilityProblems(page), [], `${name} at ${width}`);
    assert.equal(await hasSidewaysScroll(page), false, `${name} at ${width}`);
    await picture(page, `${width}-${name}`);
  }
  await page.setViewportSize(sizes.wide);
}
