// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody who was in one's account may have left behind, said on /account: that mail is sent on, that it is
// answered by itself, that filters sort it.
#pragma once

#include "sieve/mail_rules.h"
#include "view/page.h"

namespace valija::account {

// Includes account/mail_rules_notice.tpl as MAIL_RULES_NOTICE; without rules nothing.
void fill_mail_rules(view::Slot& page, const sieve::MailRules& rules);

}  // namespace valija::account
