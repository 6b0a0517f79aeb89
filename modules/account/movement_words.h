// SPDX-License-Identifier: AGPL-3.0-or-later
// What happened to an account, in a person's words: the sections of account/movement.tpl.
#pragma once

#include <string>
#include <string_view>

#include "accounts/own_account_store.h"
#include "base/sites.h"
#include "view/page.h"

namespace valija::account {

// "signed_in" -> "SIGNED_IN"; OTHER_MOVEMENT for what the template has no words for.
std::string movement_section(std::string_view action);
// Fills one row: WHEN, and account/movement.tpl included as MOVEMENT.
void show_movement(view::Slot row, const accounts::OwnMovement& movement, const base::Site& site);

}  // namespace valija::account
