// SPDX-License-Identifier: AGPL-3.0-or-later
// What the steps of a recovery share: the service, whose browser it is, and how a step is drawn or refused.
#pragma once

#include <string>

#include "accounts/recovery_service.h"
#include "accounts/tool_box.h"
#include "http/form.h"
#include "service/world.h"

namespace valija::forgot_password {

// The number that each form carries, in hex.
inline constexpr http::FieldRule kNumber{
    .name = "number", .kind = http::FieldRule::Kind::Line, .most_characters = accounts::kRecoveryNumberBytes * 2};

// Empty, which is no request's, when it is not one as we make them.
std::string number_of(const http::Form& form);

// Made once, for all pages.
struct RecoveryTools {
    explicit RecoveryTools(const service::World& served);

    const service::World& world;
    accounts::ToolBox box;
    accounts::RecoveryService recovery;
};

accounts::RecoveryKey key_of(const service::World& world, const http::Request& request);

// A step of the recovery: CSRF is set. REQUIRES: `request` outlives it.
class RecoveryPage {
  public:
    RecoveryPage(const service::World& world, const http::Request& request, const std::string& file);

    view::Slot& content() { return page_.content(); }
    http::Response answer(int status = 200);

  private:
    const service::World& world_;
    const http::Request& request_;
    sessions::Visitor visitor_;
    view::Page page_;
};

// The step is not this browser's to take now (409): never begun, over, another request by now, out of tries. One text
// each; none of them depends on whether the user name is known.
http::Response refuse_step(const service::World& world, const http::Request& request, const char* section);

}  // namespace valija::forgot_password
