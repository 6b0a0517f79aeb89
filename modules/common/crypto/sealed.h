// SPDX-License-Identifier: AGPL-3.0-or-later
// Sealed box: AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce in front and the 128-bit tag behind.
// `purpose` is authenticated with it, so that a box made for one use cannot be opened in another.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"

namespace valija::crypto {

inline constexpr std::size_t kSealOverheadBytes = 12 + 16;

// REQUIRES: key of 32 bytes.
std::string seal(std::string_view key, std::string_view purpose, std::string_view plain, base::Random& random);

// nullopt for anything not sealed with this key and purpose: changed, cut, empty or foreign.
std::optional<std::string> open_sealed(std::string_view key, std::string_view purpose, std::string_view box);

}  // namespace valija::crypto
