// SPDX-License-Identifier: AGPL-3.0-or-later
// /self-service/confirm: who the keys select, what would be done for them, and the question whether to do it; and
// /self-service/end, the answer no.
#pragma once

#include "accounts/personal_service.h"
#include "accounts/self_service_request_store.h"
#include "accounts/tool_box.h"
#include "service/world.h"

namespace valija::self_service {

class ConfirmPage {
  public:
    explicit ConfirmPage(const service::World& world);

    http::Response show(const http::Request& request) const;
    http::Response confirm(const http::Request& request) const;
    http::Response end(const http::Request& request) const;

  private:
    std::optional<accounts::PendingRequest> find_pending(const http::Request& request) const;
    http::Response issue(const http::Request& request, const accounts::PendingRequest& pending) const;
    // `verdict`: what came of the confirmation, where it is another than before.
    http::Response draw(const http::Request& request, const accounts::PendingRequest& pending,
                        std::optional<accounts::PersonalVerdict> verdict = {}) const;
    // The step is not this browser's to take now (409).
    http::Response refuse(const http::Request& request, const char* section) const;

    const service::World& world_;
    accounts::ToolBox box_;
    accounts::PersonalService service_;
};

}  // namespace valija::self_service
