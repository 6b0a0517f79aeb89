// SPDX-License-Identifier: AGPL-3.0-or-later
// Every page of both sites: axe-core finds nothing at WCAG 2.2 AA, in light and dark; nothing scrolls sideways at 320 px; nothing is loaded
// from elsewhere; and the browser has nothing to complain about (CSP).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import {
  accessibilityProblems, complaintsOf, folder, hasSidewaysScroll, newPage, otherPortal, picture, portal, sizes,
  useBrowser,
} from "./support.mjs";

const published = readFileSync(path.join(folder, "app/templates/site/manifest"), "utf8")
  .split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split(/\s+/)[1]);
const pages = [...published, "/login", "/logout", "/contact-us", "/self-service", "/self-service/done?ended", "/account/activation/done", "/no-such-page"];

useBrowser();

for (const site of [portal, otherPortal]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${new URL(site).hostname} in ${colorScheme}`, async () => {
      const page = await newPage({ colorScheme });
      const complaints = complaintsOf(page, /404/);
      const problems = [];
      page.on("request", (request) => { if (!request.url().startsWith(site)) problems.push(`${page.url()} loads ${request.url()}`); });
      for (const where of pages) {
        await page.setViewportSize(sizes.wide);
        await page.goto(site + where);
        problems.push(...(await accessibilityProblems(page)));
        if (site === portal) await picture(page, `${colorScheme}-1280${where.replaceAll("/", "_")}`);
        await page.setViewportSize(sizes.smallest);
        if (await hasSidewaysScroll(page)) problems.push(`${where} scrolls sideways at 320 px`);
        if (site === portal && colorScheme === "light") {
          await page.setViewportSize(sizes.narrow);
          await picture(page, `375${where.replaceAll("/", "_")}`);
        }
      }
      assert.deepEqual([...problems, ...complaints], []);
    });
  }
}
