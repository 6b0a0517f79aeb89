// SPDX-License-Identifier: AGPL-3.0-or-later
// The text of an app password: 80 random bits as 16 letters of Crockford's base32 in groups of four, small, because a
// phone's keyboard starts so: "k7qm-2xwb-9rtc-hn4d". It is typed as it was shown. Only its keyed hash is kept, which
// Dovecot makes of what a mail program sends: %{sha256;salt=<key in hex>:password}.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

namespace valija::accounts {

std::string make_app_password(base::Random& random);

// SHA-256 of the key in hex and the text. `key` is the setting keys.app_password.
std::string app_password_hash(std::string_view key, std::string_view text);

}  // namespace valija::accounts
