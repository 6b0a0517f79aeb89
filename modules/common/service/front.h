// SPDX-License-Identifier: AGPL-3.0-or-later
// From a request to a response, whatever happens: which site, which route, is this POST ours, run the handler, and the
// one catch of the process. Every refusal made here has its page (templates/common/error_page.tpl) with the request id.
#pragma once

#include "http/routes.h"
#include "service/world.h"

namespace valija::service {

class Front {
  public:
    Front(const World& world, http::Routes routes) : world_(world), routes_(std::move(routes)) {}

    http::Response answer(http::Request& request) const noexcept;

  private:
    http::Response dispatch(const http::Request& request) const;
    // 0: ours; otherwise the status to refuse with.
    int check_guard(http::Guard guard, const http::Request& request) const;
    int check_own_origin(const http::Request& request) const;
    http::Response refuse(const http::Request& request, int status) const noexcept;

    const World& world_;
    http::Routes routes_;
};

}  // namespace valija::service
