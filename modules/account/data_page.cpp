// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/data_page.h"

#include "account/account_page.h"
#include "accounts/mail_rules_store.h"
#include "base/log.h"
#include "people/person_store.h"

namespace valija::account {

namespace {

constexpr unsigned kMostMovements = 5000;

}  // namespace

DataPage::DataPage(const service::World& world, std::shared_ptr<service::Hashing> hashing)
    : world_(world), present_password_(world, std::move(hashing)) {}

http::Response DataPage::show(const http::Request& request, const sessions::Session& who) const {
    return draw(request, who, nullptr);
}

http::Response DataPage::download(const http::Request& request, const sessions::Session& who) const {
    const auto form = http::Form::parse(request, {kPresentPassword});
    if (!form) return http::bare(400);
    const auto checked = present_password_.check(request, *form, who);
    if (checked.outcome != PresentPassword::Outcome::Right) return draw(request, who, &checked);
    spdlog::info("request {}: mailbox {} took its data", request.id, who.mailbox_id);
    http::Response response{.status = 200, .headers = {}, .body = write_own_data(load(who), world_.clock().now())};
    response.add_header("Content-Type", "application/json; charset=utf-8");
    response.add_header("Content-Disposition", "attachment; filename=\"mis-datos.json\"");
    response.add_header("Cache-Control", "no-store");
    return response;
}

OwnData DataPage::load(const sessions::Session& who) const {
    auto connection = world_.pool().take();
    OwnData data;
    data.address = who.address;
    data.account = accounts::load_own_account(*connection, who.mailbox_id);
    // Several people may sit at an account that is not personal: its holder's keys and contacts are in their own.
    if (data.account.type == accounts::AccountType::Personal && data.account.person_id)
        data.person = people::find_person(*connection, *data.account.person_id);
    data.sessions = sessions::list_sessions(*connection, who.mailbox_id, world_.clock().now(), world_.session_limits());
    data.browsers = sessions::list_devices(*connection, who.mailbox_id);
    data.acceptances = accounts::list_acceptances(*connection, who.mailbox_id);
    data.rules = accounts::find_mail_rules(*connection, who.mailbox_id).rules;
    data.movements = accounts::list_own_movements(*connection, who.mailbox_id, kMostMovements);
    return data;
}

http::Response DataPage::draw(const http::Request& request, const sessions::Session& who,
                              const PresentPassword::Checked* refused) const {
    AccountPage page(world_, request, who, "account/own_data.tpl", "DATA");
    present_password_.draw(page.content(), who, refused);
    if (refused == nullptr) return page.answer();
    auto response = page.answer(PresentPassword::status_of(*refused));
    present_password_.add_wait(response, *refused);
    return response;
}

}  // namespace valija::account
