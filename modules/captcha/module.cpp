// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/module.h"

#include <malloc.h>

#include "captcha/challenge_page.h"

namespace valija::captcha {

namespace {

// Bytes; larger blocks go back to the system when they are freed. A sound is mixed in several, and without this every
// thread would keep its own for good.
constexpr int kLargestKeptBlock = 64 * 1024;

}  // namespace

http::Routes make_routes(service::World& world) {
    ::mallopt(M_MMAP_THRESHOLD, kLargestKeptBlock);  // NOLINT(concurrency-mt-unsafe): no other thread lives yet
    world.open_templates();
    const auto challenge = std::make_shared<ChallengePage>(world);
    return {
        http::get("/captcha/", [challenge](const http::Request& request) { return challenge->show(request); }),
    };
}

}  // namespace valija::captcha
