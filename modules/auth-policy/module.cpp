// SPDX-License-Identifier: AGPL-3.0-or-later
#include "auth-policy/module.h"

#include "auth-policy/policy_page.h"

namespace valija::auth_policy {

http::Routes make_routes(service::World& world) {
    world.open_database();
    world.open_templates();
    world.open_own_key();
    const auto policy = std::make_shared<PolicyPage>(world);
    return {
        http::post_with_key("/auth-policy", [policy](const http::Request& request) { return policy->answer(request); }),
    };
}

}  // namespace valija::auth_policy
