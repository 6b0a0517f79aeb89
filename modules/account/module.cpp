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

namespace {

using Family = std::vector<http::Route>;
using SharedHashing = std::shared_ptr<service::Hashing>;

// Who is not signed in yet, or for the first time.
Family make_entrance(const service::World& world, const SharedHashing& hashing) {
    const auto activation = std::make_shared<ActivationPage>(world, hashing);
    const OwnPage first_entry(world, std::make_shared<const FirstEntryPage>(world));
    return {
        http::get("/account/activation", [activation](const http::Request& r) { return activation->show(r); }),
        http::post("/account/activation", [activation](const http::Request& r) { return activation->choose(r); }),
        http::get("/account/activation/done", [activation](const http::Request& r) { return activation->done(r); }),
        first_entry.get("/account/first-entry", &FirstEntryPage::show),
        first_entry.post("/account/first-entry/skip", &FirstEntryPage::skip),
        first_entry.post("/account/first-entry/terms", &FirstEntryPage::accept),
    };
}

Family make_facts(const service::World& world, const SharedHashing& hashing) {
    const OwnPage overview(world, std::make_shared<const OverviewPage>(world));
    const OwnPage data(world, std::make_shared<const DataPage>(world, hashing));
    const OwnPage report(world, std::make_shared<const ReportPage>(world));
    return {
        overview.get("/account", &OverviewPage::show),
        data.get("/account/data", &DataPage::show),
        data.post("/account/data/download", &DataPage::download),
        report.get("/account/report", &ReportPage::show),
        report.post("/account/report", &ReportPage::send),
    };
}

Family make_keys(const service::World& world, const SharedHashing& hashing) {
    const OwnPage password(world, std::make_shared<const PasswordPage>(world, hashing));
    const OwnPage open(world, std::make_shared<const SessionsPage>(world));
    const OwnPage app_passwords(world, std::make_shared<const AppPasswordsPage>(world, hashing));
    return {
        password.get("/account/password", &PasswordPage::show),
        password.post("/account/password", &PasswordPage::change),
        open.get("/account/sessions", &SessionsPage::show),
        open.post("/account/sessions/end", &SessionsPage::end_one),
        open.post("/account/sessions/forget", &SessionsPage::forget),
        open.post("/account/sessions/end-others", &SessionsPage::end_others),
        open.post("/account/sessions/lock-down", &SessionsPage::lock_down),
        app_passwords.get("/account/app-passwords", &AppPasswordsPage::show),
        app_passwords.post("/account/app-passwords", &AppPasswordsPage::create),
        app_passwords.post("/account/app-passwords/revoke", &AppPasswordsPage::revoke),
    };
}

Family make_second_factor(const service::World& world, const SharedHashing& hashing) {
    const OwnPage factor(world, std::make_shared<const SecondFactorPage>(world, hashing));
    return {
        factor.get("/account/second-factor", &SecondFactorPage::show),
        factor.post("/account/second-factor", &SecondFactorPage::begin),
        factor.get("/account/second-factor/enrol", &SecondFactorPage::show_secret),
        factor.post("/account/second-factor/enrol", &SecondFactorPage::enable),
        factor.get("/account/second-factor/codes", &SecondFactorPage::show_codes),
        factor.post("/account/second-factor/codes", &SecondFactorPage::keep_codes),
        factor.get("/account/second-factor/new-codes", &SecondFactorPage::show_renewal),
        factor.post("/account/second-factor/new-codes", &SecondFactorPage::renew_codes),
        factor.get("/account/second-factor/off", &SecondFactorPage::show_off),
        factor.post("/account/second-factor/off", &SecondFactorPage::disable),
    };
}

Family make_contacts(const service::World& world, const SharedHashing& hashing) {
    const auto page = std::make_shared<const ContactsPage>(world, hashing);
    const OwnPage contacts(world, page);
    const auto show_form = [&](people::ContactKind kind) {
        return signed_in(world, [page, kind](auto& r, auto& who) { return page->show_form(r, who, kind); });
    };
    const auto change = [&](people::ContactKind kind) {
        return signed_in(world, [page, kind](auto& r, auto& who) { return page->change(r, who, kind); });
    };
    return {
        contacts.get("/account/contacts", &ContactsPage::show),
        contacts.post("/account/contacts/code", &ContactsPage::confirm_code),
        contacts.post("/account/contacts/send", &ContactsPage::send_again),
        contacts.post("/account/contacts/cancel", &ContactsPage::give_up),
        http::get("/account/contacts/mobile", show_form(people::ContactKind::Mobile)),
        http::post("/account/contacts/mobile", change(people::ContactKind::Mobile)),
        http::get("/account/contacts/alternate-address", show_form(people::ContactKind::AlternateAddress)),
        http::post("/account/contacts/alternate-address", change(people::ContactKind::AlternateAddress)),
        http::get("/account/contacts/link", [page](const http::Request& r) { return page->show_link(r); }),
        http::post("/account/contacts/link", [page](const http::Request& r) { return page->confirm_link(r); }),
    };
}

Family make_mail_rules(const service::World& world, const SharedHashing& hashing) {
    const OwnPage forwarding(world, std::make_shared<const ForwardingPage>(world, hashing));
    const OwnPage vacation(world, std::make_shared<const VacationPage>(world));
    const OwnPage filters(world, std::make_shared<const FiltersPage>(world));
    return {
        forwarding.get("/account/forwarding", &ForwardingPage::show),
        forwarding.post("/account/forwarding", &ForwardingPage::change),
        vacation.get("/account/vacation", &VacationPage::show),
        vacation.post("/account/vacation", &VacationPage::change),
        filters.get("/account/filters", &FiltersPage::show),
        filters.post("/account/filters", &FiltersPage::add),
        filters.post("/account/filters/change", &FiltersPage::change),
    };
}

}  // namespace

http::Routes make_routes(service::World& world) {
    world.open_database();
    world.open_templates();
    world.open_csrf();
    const auto hashing = service::start_hashing(world);
    return http::Routes::of_families({make_entrance(world, hashing), make_facts(world, hashing),
                                      make_keys(world, hashing), make_second_factor(world, hashing),
                                      make_contacts(world, hashing), make_mail_rules(world, hashing)});
}

}  // namespace valija::account
