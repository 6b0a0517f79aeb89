// SPDX-License-Identifier: AGPL-3.0-or-later
// Tools with an outbox of their own, as a program of ours makes them from its settings.
#pragma once

#include <string>

#include "accounts/account_service.h"

namespace valija::accounts {

class ToolBox {
  public:
    // `activation_key`: for programs that issue or compare credentials; empty for the others. REQUIRES: what is given
    // outlives it.
    ToolBox(const base::Config& config, const base::Clock& clock, base::Random& random, const base::Sites& sites,
            std::string activation_key = {})
        : outbox_(outbox::Outbox::from_config(config, random)),
          tools_{.clock = clock,
                 .random = random,
                 .outbox = outbox_,
                 .sites = sites,
                 .activation_key = std::move(activation_key)} {}
    ~ToolBox() = default;
    ToolBox(const ToolBox&) = delete;
    ToolBox& operator=(const ToolBox&) = delete;

    const outbox::Outbox& outbox() const { return outbox_; }
    const Tools& tools() const { return tools_; }

  private:
    outbox::Outbox outbox_;
    Tools tools_;
};

}  // namespace valija::accounts
