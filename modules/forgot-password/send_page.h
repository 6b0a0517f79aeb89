// SPDX-License-Identifier: AGPL-3.0-or-later
// /forgot-password/send: where to send the code. Everybody sees the same two choices; only a POST sends.
#pragma once

#include <memory>

#include "forgot-password/recovery_page.h"

namespace valija::forgot_password {

class SendPage {
  public:
    explicit SendPage(std::shared_ptr<RecoveryTools> tools) : tools_(std::move(tools)) {}

    http::Response show(const http::Request& request) const;
    http::Response send(const http::Request& request) const;

  private:
    // Whether short messages go today at all: the switch, the gateway, and the caps that know no person.
    bool offers_short_messages() const;
    // `section`: what was wrong with the choice; nullptr: nothing.
    http::Response draw(const http::Request& request, const accounts::RecoveryRequest& pending,
                        const char* section) const;

    std::shared_ptr<RecoveryTools> tools_;
};

}  // namespace valija::forgot_password
