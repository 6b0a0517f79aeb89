// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/account.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "accounts/account_desk_store.h"
#include "base/text.h"
#include "sessions/device_store.h"
#include "sessions/session_store.h"
#include "valijactl/options.h"
#include "valijactl/tools.h"

namespace valija::valijactl {

namespace {

using accounts::ListedAccount;

constexpr unsigned kStep = 1000;

std::string or_dash(const std::optional<std::string>& maybe) { return maybe.value_or("-"); }
std::string or_dash(const std::optional<std::uint64_t>& maybe) { return maybe ? std::to_string(*maybe) : "-"; }
std::string or_dash(const std::optional<base::Time>& maybe) { return maybe ? base::to_sql(*maybe) : "-"; }

std::string type_of(const ListedAccount& account) {
    return account.type ? std::string(accounts::to_text(*account.type)) : "-";
}

nlohmann::ordered_json to_json(const ListedAccount& account) {
    const auto or_null = [](const auto& maybe) { return maybe ? nlohmann::ordered_json(*maybe) : nullptr; };
    const auto time_or_null = [](const auto& maybe) {
        return maybe ? nlohmann::ordered_json(base::to_sql(*maybe)) : nullptr;
    };
    nlohmann::ordered_json json{{"mailbox_id", account.mailbox_id},
                                {"address", account.address},
                                {"site", account.site_key},
                                {"state", accounts::to_text(account.state)},
                                {"type", nullptr},
                                {"person_id", or_null(account.person_id)},
                                {"work_centre", or_null(account.work_centre)},
                                {"office", or_null(account.office)},
                                {"quota_bytes", account.quota_bytes},
                                {"used_bytes", or_null(account.used_bytes)},
                                {"has_password", account.has_password},
                                {"password_changed_at", time_or_null(account.password_changed_at)},
                                {"credential_expires_at", time_or_null(account.credential_expires_at)},
                                {"created_at", base::to_sql(account.created_at)}};
    if (account.type) json["type"] = accounts::to_text(*account.type);
    return json;
}

void print_whole(const ListedAccount& account, const std::vector<std::string>& aliases) {
    fmt::print("mailbox\t{}\naddress\t{}\n", account.mailbox_id, account.address);
    for (const std::string& alias : aliases) fmt::print("alias\t{}\n", alias);
    fmt::print(
        "site\t{}\nstate\t{}\ntype\t{}\nperson\t{}\nwork centre\t{}\noffice\t{}\nquota\t{}\nused\t{}\npassword\t{}\n"
        "password changed\t{}\ncredential until\t{}\ncreated\t{}\n",
        account.site_key, accounts::to_text(account.state), type_of(account), or_dash(account.person_id),
        or_dash(account.work_centre), or_dash(account.office), account.quota_bytes, or_dash(account.used_bytes),
        account.has_password ? "chosen" : "none", or_dash(account.password_changed_at),
        or_dash(account.credential_expires_at), base::to_sql(account.created_at));
}

void print_line(const ListedAccount& account) {
    fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", account.mailbox_id, account.address, account.site_key,
               accounts::to_text(account.state), type_of(account), or_dash(account.person_id),
               or_dash(account.work_centre), or_dash(account.office));
}

// nullopt: a value that cannot be.
std::optional<accounts::AccountFilter> parse_filter(const service::World& world, const Options& options) {
    accounts::AccountFilter filter{.site_key = options.text_or("--site", ""),
                                   .state = options.text_or("--state", ""),
                                   .type = options.text_or("--type", "")};
    std::replace(filter.type.begin(), filter.type.end(), '-', '_');
    const bool is_site = filter.site_key.empty() || world.sites().find(filter.site_key) != nullptr;
    const bool is_state = filter.state.empty() || accounts::parse_mailbox_state(filter.state);
    const bool is_type = filter.type.empty() || accounts::parse_account_type(filter.type);
    return is_site && is_state && is_type ? std::optional(filter) : std::nullopt;
}

}  // namespace

int refuse_unknown_account(const std::string& address) {
    return refuse("there is no account " + base::make_printable(address));
}

int show_account(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {"--json"}, {});
    if (!options || options->words().size() != 1) return complain_usage("account show");
    const std::string address = base::to_lower(options->words().front());
    world.open_database();
    auto connection = world.pool().take();
    const auto account = accounts::find_listed(*connection, address);
    if (!account) return refuse_unknown_account(address);
    const auto aliases = accounts::list_aliases(*connection, account->mailbox_id);
    if (options->has("--json")) {
        auto json = to_json(*account);
        json["aliases"] = aliases;
        fmt::print("{}\n", json.dump());
    } else {
        print_whole(*account, aliases);
    }
    return kDone;
}

int list_accounts(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {"--json"}, {"--site", "--state", "--type"});
    if (!options || !options->words().empty()) return complain_usage("account list");
    const auto filter = parse_filter(world, *options);
    if (!filter) return complain_usage("account list");
    world.open_database();
    auto connection = world.pool().take();
    for (std::uint64_t after = 0;;) {
        const auto accounts = accounts::list_accounts(*connection, *filter, after, kStep);
        if (accounts.empty()) return kDone;
        for (const auto& account : accounts)
            options->has("--json") ? fmt::print("{}\n", to_json(account).dump()) : print_line(account);
        after = accounts.back().mailbox_id;
    }
}

int list_account_sessions(service::World& world, const Arguments& arguments) {
    const std::string address = base::to_lower(arguments[0]);
    const AccountDesk desk(world);
    const auto account = desk.accounts().find(address);
    if (!account) return refuse_unknown_account(address);
    auto connection = world.pool().take();
    const auto print = [](const char* kind, const auto& row) {
        fmt::print("{}\t{}\t{}\t{}\t{}\n", kind, base::to_sql(row.created_at), base::to_sql(row.last_seen_at),
                   row.remote_address, row.user_agent);
    };
    const auto open =
        sessions::list_sessions(*connection, account->mailbox_id, world.clock().now(), world.session_limits());
    for (const auto& session : open) print("session", session);
    for (const auto& device : sessions::list_devices(*connection, account->mailbox_id)) print("browser", device);
    return kDone;
}

}  // namespace valija::valijactl
