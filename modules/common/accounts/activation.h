// SPDX-License-Identifier: AGPL-3.0-or-later
// From a temporary credential to a password of one's own: what is known of the credential that a mailbox has, and of
// the pass that a browser got for typing it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"

namespace valija::accounts {

// A temporary credential: only its HMAC is kept; it opens nothing, it only sets one's own password.
struct NewActivation {
    std::string secret_hmac;
    base::Time issued_at;
    base::Time expires_at;
};

// A live credential: neither used nor voided. It may have expired.
struct Activation {
    std::uint64_t id = 0;
    std::string secret_hmac;
    base::Time expires_at;
};

// What a browser may choose a password with: a row of activation_pass, 15 minutes, at one site.
struct ActivationPass {
    std::string id_hash;
    std::uint64_t activation_id = 0;
    std::uint64_t mailbox_id = 0;
    std::string site_key;
    std::string address;  // primary
    std::string secret_hmac;
    bool used = false;  // the password is chosen already
    std::optional<std::uint64_t> holder_id;
};

}  // namespace valija::accounts
