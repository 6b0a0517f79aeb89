// SPDX-License-Identifier: AGPL-3.0-or-later
// The contact form's pass (first line: a cookie; then edits of a pass): it opens unchanged, beside its own cookie, in
// its time.
#include "contact-us/pass.h"

#include "fuzz/fuzz.h"

namespace valija::fuzz {

void check(std::string_view input) {
    constexpr base::Time kNow{std::chrono::hours(500000)};
    SameRandom random;
    const contact_us::Passes passes(std::string(32, 'k'));
    const std::string cookie(take_line(input));
    const std::string token = passes.issue(cookie, random, kNow);
    HOLDS(token.size() <= contact_us::kPassMaxCharacters);
    const auto pass = passes.open(cookie, token, kNow);
    HOLDS(pass && pass->expires_at == kNow + contact_us::kPassLife);
    HOLDS(!passes.open(cookie, token, kNow + contact_us::kPassLife));
    HOLDS(!passes.open(cookie + 'x', token, kNow));
    HOLDS(!passes.open(cookie, input, kNow) || input == token);
    const std::string changed = edited(token, input);
    HOLDS(passes.open(cookie, changed, kNow).has_value() == (changed == token));
}

}  // namespace valija::fuzz
