// SPDX-License-Identifier: AGPL-3.0-or-later
#include "login/second_factor_page.h"

#include "base/log.h"
#include "http/cookie.h"
#include "sessions/sign_in_cookie.h"

namespace valija::login {

using second_factor::CodeField;

SecondFactorPage::SecondFactorPage(const service::World& world)
    : world_(world),
      entrance_(world),
      factor_(world.config().key("second_factor")),
      field_(guard::Lockout::for_second_factor(world.config()), world.random()) {}

http::Response SecondFactorPage::show(const http::Request& request) const {
    const auto holder = find_holder(request);
    return holder ? draw(request, *holder, nullptr) : refuse(request, false);
}

http::Response SecondFactorPage::verify(const http::Request& request) const {
    const auto form = http::Form::parse(request, {second_factor::kCode});
    if (!form) return http::bare(400);
    const auto holder = find_holder(request);
    if (!holder) return refuse(request, false);
    const accounts::Account& account = holder->pass.account;
    const base::Time now = world_.clock().now();
    bool is_counted = false;
    std::optional<http::Response> onwards;
    const auto look = [&](const std::string& typed) {
        {
            auto connection = world_.pool().take();
            is_counted = accounts::count_sign_in_pass(*connection, holder->id_hash, now);
        }
        if (!is_counted) return false;
        onwards = entrance_.let_in(
            request,
            {.account = account,
             .leads_to = holder->pass.leads_to,
             .before =
                 [&](db::Connection& connection) {
                     return factor_.check(connection, account.mailbox_id, typed, now) == accounts::FactorOutcome::Right;
                 },
             .last = [&](db::Connection& connection) { accounts::end_sign_in_pass(connection, holder->id_hash); }});
        return onwards.has_value();
    };
    const auto checked = field_.check(
        world_.pool(), *form,
        {.address = account.address, .remote_address = request.remote_address, .device_hash = holder->device_hash}, now,
        look);
    if (onwards) {
        onwards->add_header("Set-Cookie", http::expire_cookie(sessions::kSignInCookie));
        return *std::move(onwards);
    }
    if (is_counted && holder->pass.tries + 1 >= accounts::kSignInPassTries) give_up(request, *holder);
    return find_holder(request) ? draw(request, *holder, &checked) : refuse(request, true);
}

std::optional<SecondFactorPage::Holder> SecondFactorPage::find_holder(const http::Request& request) const {
    const auto id_hash = sessions::sign_in_hash(request);
    if (!id_hash) return std::nullopt;
    auto connection = world_.pool().take();
    auto pass = accounts::find_sign_in_pass(*connection, *id_hash, request.site_key, world_.clock().now());
    if (!pass) return std::nullopt;
    auto device_hash = entrance_.known_device(*connection, request, pass->account.address);
    return Holder{.id_hash = *id_hash, .pass = *std::move(pass), .device_hash = std::move(device_hash)};
}

http::Response SecondFactorPage::draw(const http::Request& request, const Holder& holder,
                                      const CodeField::Checked* refused) const {
    const auto visitor = world_.visitor(request);
    const base::Time now = world_.clock().now();
    view::Page page("login/second_factor_form.tpl");
    page.content().set("CSRF", visitor.csrf_token()).set("USER", holder.pass.account.address);
    auto field = page.content().include("CODE_FIELD", "common/second_factor_code_field.tpl");
    field.show("OR_RECOVERY_CODE");
    if (refused != nullptr) {
        CodeField::fill(field, *refused, now);
        page.content().show("REFUSED");
        page.layout().show("WITH_ERRORS");
    }
    const int status = refused == nullptr ? 200 : CodeField::status_of(refused->outcome);
    auto response = http::html(status, world_.render(request, std::move(page)));
    const std::string wait = refused == nullptr ? "" : CodeField::wait_of(*refused, now);
    if (!wait.empty()) response.add_header("Retry-After", wait);
    return visitor.greet(std::move(response));
}

http::Response SecondFactorPage::refuse(const http::Request& request, bool tried) const {
    view::Page page("login/second_factor_over.tpl");
    page.content().show(tried ? "TRIED" : "NOT_OPEN");
    auto response = http::html(403, world_.render(request, std::move(page)));
    if (tried) response.add_header("Set-Cookie", http::expire_cookie(sessions::kSignInCookie));
    return response;
}

// Whoever it was had the password: that is worth a line in the trail.
void SecondFactorPage::give_up(const http::Request& request, const Holder& holder) const {
    const std::uint64_t mailbox_id = holder.pass.account.mailbox_id;
    db::transact(world_.pool(), [&](db::Connection& connection) {
        accounts::end_sign_in_pass(connection, holder.id_hash);
        accounts::record_movement(
            connection,
            {.action = "second_factor_failed", .actor = {accounts::ActorKind::Person, {}}, .mailbox_id = mailbox_id},
            world_.clock().now());
    });
    spdlog::info("request {}: mailbox {} failed at the second factor", request.id, mailbox_id);
}

}  // namespace valija::login
