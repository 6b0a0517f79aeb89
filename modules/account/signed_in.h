// SPDX-License-Identifier: AGPL-3.0-or-later
// The door of a person's own pages: a handler that is only called for who is signed in at this site. Anybody else is
// sent to sign in first. One read of the database, and the session's idle limit moves on.
#pragma once

#include <functional>
#include <memory>

#include "http/routes.h"
#include "service/world.h"

namespace valija::account {

using SignedInHandler = std::function<http::Response(const http::Request&, const sessions::Session& who)>;

// REQUIRES: `world` outlives the handler.
http::Handler signed_in(const service::World& world, SignedInHandler handler);

// The routes of one page, each a method of it for who is signed in: get("/account/data", &DataPage::show).
template <typename Page>
class OwnPage {
  public:
    using Method = http::Response (Page::*)(const http::Request&, const sessions::Session& who) const;

    OwnPage(const service::World& world, std::shared_ptr<const Page> page) : world_(world), page_(std::move(page)) {}

    http::Route get(const std::string& path, Method method) const { return http::get(path, guarded(method)); }
    http::Route post(const std::string& path, Method method) const { return http::post(path, guarded(method)); }

  private:
    http::Handler guarded(Method method) const {
        return signed_in(world_, [page = page_, method](const http::Request& request, const sessions::Session& who) {
            return ((*page).*method)(request, who);
        });
    }

    const service::World& world_;
    std::shared_ptr<const Page> page_;
};

}  // namespace valija::account
