// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/staff.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "valijactl/account.h"
#include "valijactl/options.h"
#include "valijactl/tools.h"

namespace valija::valijactl {

namespace {

using accounts::StaffMember;

std::optional<accounts::StaffRole> parse_role(std::string text) {
    std::replace(text.begin(), text.end(), '-', '_');
    return accounts::parse_staff_role(text);
}

std::string to_words(accounts::StaffRole role) {
    std::string text(accounts::to_text(role));
    std::replace(text.begin(), text.end(), '_', '-');
    return text;
}

int refuse_site(const std::string& key) {
    return refuse(fmt::format("there is no site \"{}\"", base::make_printable(key)));
}

void print_line(const StaffMember& member) {
    fmt::print("{}\t{}\t{}\t{}\t{}\n", member.address, to_words(member.role), member.site_key,
               member.domain.value_or("-"), base::to_sql(member.added_at));
}

void print_json(const StaffMember& member) {
    nlohmann::ordered_json json{{"staff_id", member.id},
                                {"address", member.address},
                                {"mailbox_id", member.mailbox_id},
                                {"role", to_words(member.role)},
                                {"site", member.site_key},
                                {"domain", nullptr},
                                {"added_at", base::to_sql(member.added_at)}};
    if (member.domain) json["domain"] = *member.domain;
    fmt::print("{}\n", json.dump());
}

}  // namespace

int add_staff(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {}, {"--role", "--site"});
    if (!options || options->words().size() != 1) return complain_usage("staff add");
    const auto role = parse_role(options->text_or("--role", ""));
    if (!role) return complain_usage("staff add");
    const std::string site_key = options->text_or("--site", "");
    if (!site_key.empty() && world.sites().find(site_key) == nullptr) return refuse_site(site_key);
    const std::string address = base::to_lower(options->words().front());
    const AccountDesk desk(world);
    switch (desk.staff().add(address, *role, site_key, kOperator)) {
        case accounts::AddStaffOutcome::Added:
            return kDone;
        case accounts::AddStaffOutcome::HasRole:
            return refuse(address + " has this role already");
        case accounts::AddStaffOutcome::NotPersonal:
            return refuse("staff sign in with a person's own account, and " + address + " is none");
        case accounts::AddStaffOutcome::NotActivePerson:
            return refuse("the holder of " + address + " has left the institution");
        case accounts::AddStaffOutcome::NotOpen:
            return refuse("the account " + address + " is blocked or suspended");
        case accounts::AddStaffOutcome::NoSuchAccount:
            return refuse_unknown_account(address);
        case accounts::AddStaffOutcome::NoSuchSite:
            return refuse("the database does not know this site yet; valijactl sites load");
    }
    return kRefused;
}

int list_staff(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {"--json"}, {"--site"});
    if (!options || !options->words().empty()) return complain_usage("staff list");
    const std::string site_key = options->text_or("--site", "");
    if (!site_key.empty() && world.sites().find(site_key) == nullptr) return refuse_site(site_key);
    world.open_database();
    for (const auto& member : accounts::list_staff(*world.pool().take(), site_key))
        options->has("--json") ? print_json(member) : print_line(member);
    return kDone;
}

int remove_staff(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {}, {"--role", "--site"});
    if (!options || options->words().size() != 1) return complain_usage("staff remove");
    const auto role = parse_role(options->text_or("--role", ""));
    if (!role && options->has("--role")) return complain_usage("staff remove");
    const std::string address = base::to_lower(options->words().front());
    const std::string site_key = options->text_or("--site", "");
    if (!site_key.empty() && world.sites().find(site_key) == nullptr) return refuse_site(site_key);
    const AccountDesk desk(world);
    switch (desk.staff().remove(address, role, site_key, kOperator)) {
        case accounts::RemoveStaffOutcome::Removed:
            return kDone;
        case accounts::RemoveStaffOutcome::HasNoRole:
            return refuse(address + (role ? " does not have this role there" : " has no role there"));
        case accounts::RemoveStaffOutcome::NoSuchAccount:
            return refuse_unknown_account(address);
    }
    return kRefused;
}

}  // namespace valija::valijactl
