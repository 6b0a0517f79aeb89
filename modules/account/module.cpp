// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/module.h"

#include "account/activation_page.h"
#include "account/app_passwords_page.h"
#include "account/contacts_page.h"
#include "account/data_page.h"
#include "account/filters_page.h"
#include "account/first_entry_page.h"
#include "account/forwarding_page.h"
#include "account/overview_page.h"
#include "account/password_page.h"
#include "account/report_page.h"
#include "account/second_factor_page.h"
#include "account/sessions_page.h"
#include "account/signed_in.h"
#include "account/vacation_page.h"

namespace valija::account {

http::Routes make_routes(service::World& world) {
    world.open_database();
    world.open_templates();
    world.open_csrf();
    const auto hashing = service::start_hashing(world);
    const auto activation = std::make_shared<ActivationPage>(world, hashing);
    const auto app_passwords = std::make_shared<AppPasswordsPage>(world, hashing);
    const auto contacts = std::make_shared<ContactsPage>(world, hashing);
    const auto factor = std::make_shared<SecondFactorPage>(world, hashing);
    const auto data = std::make_shared<DataPage>(world);
    const auto first_entry = std::make_shared<FirstEntryPage>(world);
    const auto password = std::make_shared<PasswordPage>(world, hashing);
    const auto report = std::make_shared<ReportPage>(world);
    const auto open = std::make_shared<SessionsPage>(world);
    const auto forwarding = std::make_shared<ForwardingPage>(world, hashing);
    const auto vacation = std::make_shared<VacationPage>(world);
    const auto filters = std::make_shared<FiltersPage>(world);
    const auto overview = std::make_shared<OverviewPage>(world);
    return {
        http::get("/account", signed_in(world, [overview](auto& r, auto& who) { return overview->show(r, who); })),
        http::get("/account/first-entry",
                  signed_in(world, [first_entry](auto& r, auto& who) { return first_entry->show(r, who); })),
        http::post("/account/first-entry/skip",
                   signed_in(world, [first_entry](auto& r, auto& who) { return first_entry->skip(r, who); })),
        http::post("/account/first-entry/terms",
                   signed_in(world, [first_entry](auto& r, auto& who) { return first_entry->accept(r, who); })),
        http::get("/account/activation", [activation](const http::Request& r) { return activation->show(r); }),
        http::post("/account/activation", [activation](const http::Request& r) { return activation->choose(r); }),
        http::get("/account/activation/done", [activation](const http::Request& r) { return activation->done(r); }),
        http::get("/account/app-passwords",
                  signed_in(world, [app_passwords](auto& r, auto& who) { return app_passwords->show(r, who); })),
        http::post("/account/app-passwords",
                   signed_in(world, [app_passwords](auto& r, auto& who) { return app_passwords->create(r, who); })),
        http::post("/account/app-passwords/revoke",
                   signed_in(world, [app_passwords](auto& r, auto& who) { return app_passwords->revoke(r, who); })),
        http::get("/account/second-factor",
                  signed_in(world, [factor](auto& r, auto& who) { return factor->show(r, who); })),
        http::post("/account/second-factor",
                   signed_in(world, [factor](auto& r, auto& who) { return factor->begin(r, who); })),
        http::get("/account/second-factor/enrol",
                  signed_in(world, [factor](auto& r, auto& who) { return factor->show_secret(r, who); })),
        http::post("/account/second-factor/enrol",
                   signed_in(world, [factor](auto& r, auto& who) { return factor->enable(r, who); })),
        http::get("/account/second-factor/codes",
                  signed_in(world, [factor](auto& r, auto& who) { return factor->show_codes(r, who); })),
        http::post("/account/second-factor/codes",
                   signed_in(world, [factor](auto& r, auto& who) { return factor->keep_codes(r, who); })),
        http::get("/account/second-factor/new-codes",
                  signed_in(world, [factor](auto& r, auto& who) { return factor->show_renewal(r, who); })),
        http::post("/account/second-factor/new-codes",
                   signed_in(world, [factor](auto& r, auto& who) { return factor->renew_codes(r, who); })),
        http::get("/account/second-factor/off",
                  signed_in(world, [factor](auto& r, auto& who) { return factor->show_off(r, who); })),
        http::post("/account/second-factor/off",
                   signed_in(world, [factor](auto& r, auto& who) { return factor->disable(r, who); })),
        http::get("/account/password",
                  signed_in(world, [password](auto& r, auto& who) { return password->show(r, who); })),
        http::post("/account/password",
                   signed_in(world, [password](auto& r, auto& who) { return password->change(r, who); })),
        http::get("/account/sessions", signed_in(world, [open](auto& r, auto& who) { return open->show(r, who); })),
        http::post("/account/sessions/end",
                   signed_in(world, [open](auto& r, auto& who) { return open->end_one(r, who); })),
        http::post("/account/sessions/forget",
                   signed_in(world, [open](auto& r, auto& who) { return open->forget(r, who); })),
        http::post("/account/sessions/end-others",
                   signed_in(world, [open](auto& r, auto& who) { return open->end_others(r, who); })),
        http::post("/account/sessions/lock-down",
                   signed_in(world, [open](auto& r, auto& who) { return open->lock_down(r, who); })),
        http::get("/account/data", signed_in(world, [data](auto& r, auto& who) { return data->show(r, who); })),
        http::get("/account/data/download",
                  signed_in(world, [data](auto& r, auto& who) { return data->download(r, who); })),
        http::get("/account/report", signed_in(world, [report](auto& r, auto& who) { return report->show(r, who); })),
        http::post("/account/report", signed_in(world, [report](auto& r, auto& who) { return report->send(r, who); })),
        http::get("/account/contacts",
                  signed_in(world, [contacts](auto& r, auto& who) { return contacts->show(r, who); })),
        http::post("/account/contacts/code",
                   signed_in(world, [contacts](auto& r, auto& who) { return contacts->confirm_code(r, who); })),
        http::post("/account/contacts/send",
                   signed_in(world, [contacts](auto& r, auto& who) { return contacts->send_again(r, who); })),
        http::post("/account/contacts/cancel",
                   signed_in(world, [contacts](auto& r, auto& who) { return contacts->give_up(r, who); })),
        http::get("/account/contacts/mobile", signed_in(world,
                                                        [contacts](auto& r, auto& who) {
                                                            return contacts->show_form(r, who,
                                                                                       accounts::ContactKind::Mobile);
                                                        })),
        http::post("/account/contacts/mobile", signed_in(world,
                                                         [contacts](auto& r, auto& who) {
                                                             return contacts->change(r, who,
                                                                                     accounts::ContactKind::Mobile);
                                                         })),
        http::get("/account/contacts/alternate-address",
                  signed_in(world,
                            [contacts](auto& r, auto& who) {
                                return contacts->show_form(r, who, accounts::ContactKind::AlternateAddress);
                            })),
        http::post("/account/contacts/alternate-address",
                   signed_in(world,
                             [contacts](auto& r, auto& who) {
                                 return contacts->change(r, who, accounts::ContactKind::AlternateAddress);
                             })),
        http::get("/account/contacts/link", [contacts](const http::Request& r) { return contacts->show_link(r); }),
        http::post("/account/contacts/link", [contacts](const http::Request& r) { return contacts->confirm_link(r); }),
        http::get("/account/forwarding",
                  signed_in(world, [forwarding](auto& r, auto& who) { return forwarding->show(r, who); })),
        http::post("/account/forwarding",
                   signed_in(world, [forwarding](auto& r, auto& who) { return forwarding->change(r, who); })),
        http::get("/account/vacation",
                  signed_in(world, [vacation](auto& r, auto& who) { return vacation->show(r, who); })),
        http::post("/account/vacation",
                   signed_in(world, [vacation](auto& r, auto& who) { return vacation->change(r, who); })),
        http::get("/account/filters",
                  signed_in(world, [filters](auto& r, auto& who) { return filters->show(r, who); })),
        http::post("/account/filters",
                   signed_in(world, [filters](auto& r, auto& who) { return filters->add(r, who); })),
        http::post("/account/filters/change",
                   signed_in(world, [filters](auto& r, auto& who) { return filters->change(r, who); })),
    };
}

}  // namespace valija::account
