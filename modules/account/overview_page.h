// SPDX-License-Identifier: AGPL-3.0-or-later
// /account: what one's own account is, at a glance.
#pragma once

#include "accounts/own_account_store.h"
#include "service/world.h"

namespace valija::account {

class OverviewPage {
  public:
    explicit OverviewPage(const service::World& world) : world_(world) {}

    http::Response show(const http::Request& request, const sessions::Session& who) const;

  private:
    void show_account(view::Slot& content, const http::Request& request, const accounts::OwnAccount& own,
                      db::Connection& connection) const;
    // Contacts, conditions accepted, and the institution's other tools.
    void show_contacts(view::Slot& content, const http::Request& request, const sessions::Session& who,
                       const accounts::OwnAccount& own, db::Connection& connection) const;
    void show_entries(view::Slot& content, const http::Request& request, const sessions::Session& who,
                      db::Connection& connection) const;

    const service::World& world_;
};

}  // namespace valija::account
