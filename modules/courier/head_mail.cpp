// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/head_mail.h"

#include "accounts/movement_heads.h"
#include "base/fault.h"
#include "base/mail_address.h"

namespace valija::courier {

namespace {

constexpr std::int64_t kHoursUsual = 24;
constexpr std::int64_t kHoursMost = 31L * 24;

}  // namespace

HeadMail::HeadMail(const service::World& world, const outbox::Outbox& outbox)
    : world_(world),
      outbox_(outbox),
      auditor_(world.config().text_or("movements.auditor", "")),
      every_(world.config().number_or("movements.mail_hours", kHoursUsual, 1, kHoursMost)) {
    if (auditor_.empty()) return;
    if (!base::is_mail_address(auditor_)) base::broken("setting movements.auditor is not a mail address");
}

void HeadMail::send_if_due() const {
    if (auditor_.empty()) return;
    db::transact(world_.pool(), [&](db::Connection& connection) {
        const base::Time now = world_.clock().now();
        if (!accounts::claim_head_mail(connection, now, now - every_)) return;
        const auto head = accounts::find_head(connection);
        const base::Site& site = world_.sites().all().front();
        outbox_.queue(connection, {.site_key = site.key, .mailbox_id = {}}, write(head.value()), now);
    });
}

outbox::Mail HeadMail::write(const accounts::Head& head) const {
    const base::Site& site = world_.sites().all().front();
    view::Page page("mail/movements_head.txt");
    page.content().set("HEAD", accounts::to_text(head)).set("SEALED_AT", base::to_sql(head.sealed_at));
    auto mail = world_.renderer().render_mail(site, std::move(page));
    return {.from = site.no_reply,
            .from_name = site.short_name,
            .to = auditor_,
            .reply_to = {},
            .subject = std::move(mail.subject),
            .text = std::move(mail.text)};
}

}  // namespace valija::courier
