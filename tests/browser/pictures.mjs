// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes the manuals' pictures of our own pages anew (public/img/manuals), 1280 x 800. Run by hand when the look changes, against a fresh
// instance: VALIJA_PORT=… VALIJA_VAR=… node tests/browser/pictures.mjs
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { launch, person, portal, sendFromOutside, sendSignIn, signIn, sizes } from "./support.mjs";

const target = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../public/img/manuals");
mkdirSync(target, { recursive: true });

const browser = await launch();
const page = await (await browser.newContext({ viewport: sizes.wide, locale: "es-MX", colorScheme: "light" })).newPage();
const take = (name) => page.screenshot({ path: path.join(target, `${name}.png`) });
const who = person("ana.");

await page.goto(portal);
await take("enter-home");
await page.goto(`${portal}/login`);
await page.fill("#user", who.address);
await take("enter-login");
await sendSignIn(page, who, "wrong");
await page.getByRole("heading", { name: "El código de seguridad no coincide" }).waitFor();
await take("enter-wrong-code");
sendFromOutside(who.address, "Bienvenida a su correo institucional");
await signIn(page, who);
await page.getByText("Bienvenida a su correo institucional").first().waitFor();
await take("enter-inbox");
await browser.close();
