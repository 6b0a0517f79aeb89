// SPDX-License-Identifier: AGPL-3.0-or-later
// A password as text: any Unicode, in one spelling (NFC, Unicode Annex 15; NIST SP 800-63B-4, 3.1.1.2), so that "ñ"
// typed as one character or as two is the same password. REQUIRES everywhere: UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace valija::strength {

// What a form takes: an accent may be a character of its own until the password is in NFC.
inline constexpr std::size_t kTypedMaxCharacters = 512;

// The normal form, in which a password is counted, hashed and compared.
std::string to_nfc(std::string_view text);

// As people hear it: small letters without accents, full-width and other compatible forms as plain ones, nothing
// invisible. "Contraseña" is "contrasena". For comparing with words, never for hashing.
std::string fold(std::string_view text);

}  // namespace valija::strength
