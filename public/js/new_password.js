// SPDX-License-Identifier: AGPL-3.0-or-later
// The field of a new password (templates/common/new_password_field.tpl) while one types: how hard to guess it looks, whether
// both are the same, and a button that shows them. An estimate; the server decides. Nothing typed leaves the page before it
// is sent. All words are in the template.
"use strict";

const READ_AS = { "@": "a", 4: "a", 3: "e", 1: "i", "!": "i", "|": "i", 0: "o", 5: "s", $: "s", 7: "t", "+": "t", 8: "b", 9: "g" };
const QUIET_MS = 400; // a screen reader hears of a pause, not of each key
const LEVEL_BITS = [10, 20, 27, 34];

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const readSigns = (text) => [...text].map((sign) => READ_AS[sign] ?? sign).join("");
const reversed = (text) => [...text].reverse().join("");

function holdsKnown(password, known) {
  const plain = fold(password);
  const read = readSigns(plain);
  const words = fold(known).split(/[^\p{L}\p{N}]+/u).filter((word) => [...word].length >= 4);
  return words.some((word) => [word, reversed(word)].some((way) => plain.includes(way) || read.includes(readSigns(way))));
}

// A character that follows from the one before it (again, next, previous) or that was there already says little.
function bitsOf(password) {
  const signs = [...fold(password)];
  const kinds = [/[a-z]/, /[0-9]/, /[^a-z0-9]/].filter((kind) => signs.some((sign) => kind.test(sign))).length;
  const each = [3.3, 2.6, 3.6, 4.2][/^[0-9]+$/.test(password) ? 0 : kinds];
  const seen = new Map();
  return signs.reduce((bits, sign, at) => {
    const step = at > 0 ? Math.abs(sign.codePointAt(0) - signs[at - 1].codePointAt(0)) : 9;
    const times = seen.get(sign) ?? 0;
    seen.set(sign, times + 1);
    return bits + (step <= 1 ? 0.4 : each / (1 + times / 2));
  }, 0);
}

function levelOf(password, { shortest, longest, known }) {
  const length = [...password.normalize("NFC")].length;
  const level = LEVEL_BITS.filter((bits) => bitsOf(password) >= bits).length;
  if (length < Number(shortest)) return { level: Math.min(level, 1), why: "tooShort" };
  if (length > Number(longest)) return { level: 0, why: "tooLong" };
  if (holdsKnown(password, known)) return { level: Math.min(level, 1), why: "holdsKnown" };
  return { level };
}

function watch(field) {
  const [first, again] = field.querySelectorAll("input");
  const strength = field.querySelector("[data-strength]");
  const levels = field.dataset.levels.split("|");
  let pause = 0;

  const speak = () => {
    const { level, why } = levelOf(first.value, field.dataset);
    field.querySelector("[data-strength-text]").textContent = first.value === "" ? "" : why ? field.dataset[why] : `${levels[level]}.`;
    const same = first.value.normalize("NFC") === again.value.normalize("NFC");
    field.querySelector("[data-same-text]").textContent = again.value === "" ? "" : same ? field.dataset.same : field.dataset.different;
  };
  field.addEventListener("input", () => {
    strength.hidden = first.value === "";
    strength.querySelector("meter").value = levelOf(first.value, field.dataset).level;
    clearTimeout(pause);
    pause = setTimeout(speak, QUIET_MS);
  });

  const button = field.querySelector("button");
  const show = (shown) => {
    for (const input of [first, again]) input.type = shown ? "text" : "password";
    button.textContent = shown ? button.dataset.hide : button.dataset.show;
  };
  button.hidden = false;
  button.addEventListener("click", () => show(first.type === "password"));
  // Sent as passwords, so that no browser remembers them among plain texts.
  field.form.addEventListener("submit", () => show(false));
}

document.querySelectorAll("[data-new-password]").forEach(watch);
