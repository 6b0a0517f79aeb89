// SPDX-License-Identifier: AGPL-3.0-or-later
// A sealed box opens to what was sealed, with its key and for its purpose alone; changed in anything, or made by
// somebody else, it does not open.
#include "crypto/sealed.h"

#include "fuzz/fuzz.h"

namespace valija::fuzz {

void check(std::string_view input) {
    SameRandom random;
    const std::string key(32, 'k');
    const std::string other_key(32, 'K');
    const std::string box = crypto::seal(key, "purpose", input, random);
    HOLDS(box.size() == input.size() + crypto::kSealOverheadBytes);
    HOLDS(crypto::open_sealed(key, "purpose", box) == input);
    HOLDS(!crypto::open_sealed(other_key, "purpose", box));
    HOLDS(!crypto::open_sealed(key, "another", box));
    HOLDS(!crypto::open_sealed(other_key, "purpose", input));
    const std::string changed = edited(box, input);
    const auto opened = crypto::open_sealed(key, "purpose", changed);
    HOLDS(opened == (changed == box ? std::optional<std::string>(input) : std::nullopt));
}

}  // namespace valija::fuzz
