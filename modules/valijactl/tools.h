// SPDX-License-Identifier: AGPL-3.0-or-later
// The account service as the operator's commands use it.
#pragma once

#include "accounts/account_service.h"
#include "accounts/official_service.h"
#include "accounts/personal_service.h"
#include "accounts/staff_service.h"
#include "service/world.h"

namespace valija::valijactl {

inline constexpr accounts::Actor kOperator{.kind = accounts::ActorKind::Operator, .id = {}};

inline accounts::Tools make_tools(const service::World& world, const outbox::Outbox& outbox) {
    return {.clock = world.clock(),
            .random = world.random(),
            .outbox = outbox,
            .sites = world.sites(),
            .activation_key = world.config().key("activation")};
}

// Every part of the service with what it stands on. Opens the database; one command makes one.
class AccountDesk {
  public:
    explicit AccountDesk(service::World& world)
        : outbox_(outbox::Outbox::from_config(world.config(), world.random())),
          tools_(make_tools(world, outbox_)),
          accounts_(opened(world).pool(), tools_),
          personal_(world.pool(), tools_),
          official_(world.pool(), tools_),
          staff_(world.pool(), tools_) {}
    ~AccountDesk() = default;
    AccountDesk(const AccountDesk&) = delete;
    AccountDesk& operator=(const AccountDesk&) = delete;

    const accounts::AccountService& accounts() const { return accounts_; }
    const accounts::PersonalService& personal() const { return personal_; }
    const accounts::OfficialService& official() const { return official_; }
    const accounts::StaffService& staff() const { return staff_; }

  private:
    static service::World& opened(service::World& world) {
        world.open_database();
        return world;
    }

    outbox::Outbox outbox_;
    accounts::Tools tools_;
    accounts::AccountService accounts_;
    accounts::PersonalService personal_;
    accounts::OfficialService official_;
    accounts::StaffService staff_;
};

}  // namespace valija::valijactl
