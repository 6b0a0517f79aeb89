// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/mail_rules_notice.h"

namespace valija::account {

void fill_mail_rules(view::Slot& page, const sieve::MailRules& rules) {
    if (!rules.forwarding && !rules.vacation.on && rules.filters.empty()) return;
    auto notice = page.include("MAIL_RULES_NOTICE", "account/mail_rules_notice.tpl");
    if (rules.forwarding) {
        notice.add("FORWARDED")
            .set("FORWARDS_TO", rules.forwarding->to)
            .show(rules.forwarding->keeps_copy ? "WITH_COPY" : "WITHOUT_COPY");
    }
    notice.show_if(rules.vacation.on, "ANSWERED").show_if(!rules.filters.empty(), "SORTED");
}

}  // namespace valija::account
