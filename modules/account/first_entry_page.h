// SPDX-License-Identifier: AGPL-3.0-or-later
// /account/first-entry: what is asked before the mail opens, one step at a time; when none is left, it leads there.
#pragma once

#include "accounts/entry_step_store.h"
#include "service/world.h"

namespace valija::account {

class FirstEntryPage {
  public:
    explicit FirstEntryPage(const service::World& world);

    http::Response show(const http::Request& request, const sessions::Session& who) const;
    http::Response skip(const http::Request& request, const sessions::Session& who) const;
    http::Response accept(const http::Request& request, const sessions::Session& who) const;

  private:
    std::vector<accounts::OpenStep> find_open(const http::Request& request, const sessions::Session& who) const;
    // `section`: what was wrong; nullptr: nothing.
    http::Response draw(const http::Request& request, const sessions::Session& who, const accounts::OpenStep& step,
                        std::size_t left, const char* section) const;

    const service::World& world_;
    bool has_gateway_;
};

}  // namespace valija::account
