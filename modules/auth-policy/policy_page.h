// SPDX-License-Identifier: AGPL-3.0-or-later
// /auth-policy: Dovecot's question before a password is looked at (?command=allow), and its report after
// (?command=report).
#pragma once

#include "auth-policy/policy_question.h"
#include "guard/lockout.h"
#include "service/world.h"

namespace valija::auth_policy {

class PolicyPage {
  public:
    explicit PolicyPage(const service::World& world);

    http::Response answer(const http::Request& request) const;

  private:
    int allow(const PolicyQuestion& question) const;
    void note(const PolicyQuestion& question) const;

    const service::World& world_;
    guard::Lockout lockout_;
    unsigned most_delay_;
};

}  // namespace valija::auth_policy
