// SPDX-License-Identifier: AGPL-3.0-or-later
// UTF-8 text in the 7-bit forms of mail: header text as encoded words (RFC 2047) and a body as quoted-printable
// (RFC 2045, 6.7). Lines end in CR LF and have at most 76 characters. Whatever the input, a header stays one header:
// control characters and invalid UTF-8 become '?'.
#pragma once

#include <string>
#include <string_view>

namespace valija::courier {

// Plain ASCII words stay as they are; anything else becomes encoded words. For a value that starts within the first 12
// columns ("Subject: ").
std::string encode_header_text(std::string_view text);

// REQUIRES: lines end in LF.
std::string encode_quoted_printable(std::string_view text);

}  // namespace valija::courier
