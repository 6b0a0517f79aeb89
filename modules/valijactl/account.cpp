// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/account.h"

#include <fmt/format.h>

#include "accounts/account_service.h"
#include "base/text.h"
#include "sessions/device_store.h"
#include "valijactl/tools.h"

namespace valija::valijactl {

namespace {

constexpr accounts::Actor kOperator{.kind = accounts::ActorKind::Operator, .id = {}};

// The account service with the parts it stands on.
class Accounts {
  public:
    explicit Accounts(service::World& world)
        : outbox_(outbox::Outbox::from_config(world.config(), world.random())),
          tools_(make_tools(world, outbox_)),
          service_(opened(world).pool(), tools_) {}

    const accounts::AccountService* operator->() const { return &service_; }

  private:
    static service::World& opened(service::World& world) {
        world.open_database();
        return world;
    }

    outbox::Outbox outbox_;
    accounts::Tools tools_;
    accounts::AccountService service_;
};

int refuse_unknown(const std::string& address) {
    return refuse("there is no account " + base::make_printable(address));
}

}  // namespace

int show_account(service::World& world, const Arguments& arguments) {
    const std::string address = base::to_lower(arguments[0]);
    const auto account = Accounts(world)->find(address);
    if (!account) return refuse_unknown(address);
    fmt::print("mailbox\t{}\naddress\t{}\nsite\t{}\nstate\t{}\npassword\t{}\n", account->mailbox_id, account->address,
               account->site_key, accounts::to_text(account->state), account->password_hash ? "chosen" : "none yet");
    return kDone;
}

int list_account_sessions(service::World& world, const Arguments& arguments) {
    const auto account = Accounts(world)->find(base::to_lower(arguments[0]));
    if (!account) return refuse_unknown(arguments[0]);
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

int block_account(service::World& world, const Arguments& arguments) {
    const std::string address = base::to_lower(arguments[0]);
    switch (Accounts(world)->block(address, kOperator)) {
        case accounts::BlockOutcome::Blocked:
            return kDone;
        case accounts::BlockOutcome::NotActive:
            return refuse("the account " + address + " is not active");
        case accounts::BlockOutcome::NoSuchAccount:
            return refuse_unknown(address);
    }
    return kRefused;
}

int unblock_account(service::World& world, const Arguments& arguments) {
    const std::string address = base::to_lower(arguments[0]);
    switch (Accounts(world)->unblock(address, kOperator)) {
        case accounts::UnblockOutcome::Unblocked:
            return kDone;
        case accounts::UnblockOutcome::NotBlocked:
            return refuse("the account " + address + " is not blocked");
        case accounts::UnblockOutcome::NoSuchAccount:
            return refuse_unknown(address);
    }
    return kRefused;
}

}  // namespace valija::valijactl
