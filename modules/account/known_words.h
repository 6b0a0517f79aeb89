// SPDX-License-Identifier: AGPL-3.0-or-later
// What must not be part of a password that is chosen here: names of the holder, the account and the institution, and
// the holder's two keys.
#pragma once

#include <optional>
#include <string>

#include "base/sites.h"
#include "people/person.h"
#include "strength/new_password_field.h"

namespace valija::account {

strength::KnownWords known_words(const base::Site& site, const std::string& address,
                                 const std::optional<people::Person>& holder);

}  // namespace valija::account
