// SPDX-License-Identifier: AGPL-3.0-or-later
// Small decisions about text that come from outside: is it UTF-8, how many characters, does it hide control characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace valija::base {

// Well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms, at most U+10FFFF).
bool is_utf8(std::string_view text);
// Code points. REQUIRES: is_utf8(text).
std::size_t count_characters(std::string_view text);
// C0/C1 controls, DEL, bidirectional overrides and isolates (U+202A-202E, U+2066-2069), U+2028/2029 and U+FEFF.
// Line feed, carriage return and tab count only when `lines_allowed` is false. REQUIRES: is_utf8(text).
bool has_control_characters(std::string_view text, bool lines_allowed);

std::string_view trim(std::string_view text);
// ASCII letters only: addresses are ASCII.
std::string to_lower(std::string_view text);
// At most `bytes` bytes, never cutting a character in two.
std::string_view cut(std::string_view text, std::size_t bytes);
// At most `count` characters. REQUIRES: is_utf8(text).
std::string_view first_characters(std::string_view text, std::size_t count);
// Invalid UTF-8 and control characters become '?': for the browser's own words and for log lines.
std::string make_printable(std::string_view text);

}  // namespace valija::base
