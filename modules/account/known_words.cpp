// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/known_words.h"

namespace valija::account {

strength::KnownWords known_words(const base::Site& site, const std::string& address,
                                 const std::optional<people::Person>& holder) {
    strength::KnownWords known{.shown = {address, site.name, site.short_name}, .hidden = {}};
    if (!holder) return known;
    known.shown.push_back(people::full_name(*holder));
    if (holder->national_id) known.hidden.push_back(*holder->national_id);
    if (holder->employee_key) known.hidden.push_back(*holder->employee_key);
    return known;
}

}  // namespace valija::account
