// SPDX-License-Identifier: AGPL-3.0-or-later
#include "forgot-password/send_page.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/log.h"
#include "guard/network.h"

namespace valija::forgot_password {

namespace {

constexpr std::size_t kChannelMaxCharacters = 20;

bool is_below(unsigned used, unsigned cap) { return cap == 0 || used < cap; }

}  // namespace

bool SendPage::offers_short_messages() const {
    auto connection = tools_->world.pool().take();
    if (!tools_->box.outbox().sms_available(*connection)) return false;
    const auto& gate = tools_->box.outbox().sms_gate();
    const auto used = gate.use(*connection, tools_->world.clock().now());
    return is_below(used.in_day, gate.limits().per_day) && is_below(used.in_all, gate.limits().in_all);
}

http::Response SendPage::show(const http::Request& request) const {
    const auto pending = tools_->recovery.find(key_of(tools_->world, request));
    if (!pending) return http::see_other(request.site->base_url + "/forgot-password");
    return draw(request, *pending, nullptr);
}

http::Response SendPage::send(const http::Request& request) const {
    const auto form = http::Form::parse(
        request,
        {kNumber, {.name = "channel", .kind = http::FieldRule::Kind::Line, .most_characters = kChannelMaxCharacters}});
    if (!form) return http::bare(400);
    const auto key = key_of(tools_->world, request);
    const auto pending = tools_->recovery.find(key);
    if (!pending) return refuse_step(tools_->world, request, "NOT_OPEN");
    const auto channel = people::parse_contact_kind(form->value("channel"));
    if (!channel) return draw(request, *pending, "NO_CHOICE");
    if (*channel == people::ContactKind::Mobile && !offers_short_messages())
        return draw(request, *pending, "NO_SHORT_MESSAGES");
    const auto outcome =
        tools_->recovery.send(key, number_of(*form), *channel, guard::network_of(request.remote_address));
    switch (outcome) {
        case accounts::SendRecoveryOutcome::Queued:
            spdlog::info("request {}: a recovery asks for a code", request.id);
            return http::see_other(request.site->base_url + "/forgot-password/code");
        case accounts::SendRecoveryOutcome::TooManySends:
            return refuse_step(tools_->world, request, "TOO_MANY_SENDS");
        case accounts::SendRecoveryOutcome::OutOfTries:
            return refuse_step(tools_->world, request, "OUT_OF_TRIES");
        case accounts::SendRecoveryOutcome::NotOpen:
            return refuse_step(tools_->world, request, "NOT_OPEN");
    }
    base::broken("unknown outcome of sending a code");
}

http::Response SendPage::draw(const http::Request& request, const accounts::RecoveryRequest& pending,
                              const char* section) const {
    RecoveryPage page(tools_->world, request, "forgot-password/recovery_send_form.tpl");
    auto& content = page.content();
    content.set("NUMBER", base::to_hex(pending.number));
    content.show(offers_short_messages() ? "SHORT_MESSAGES" : "MAIL_ALONE");
    if (section != nullptr) content.show(section);
    return page.answer(section != nullptr ? 422 : 200);
}

}  // namespace valija::forgot_password
