// SPDX-License-Identifier: AGPL-3.0-or-later
// What a module's handlers are given: settings, sites, time, randomness, database, templates, CSRF. Made once at start,
// never changed, shared by all threads. Parts a program has no secrets for are not there, and asking for one is a Fault
// at start.
#pragma once

#include <memory>
#include <string>

#include "base/clock.h"
#include "base/config.h"
#include "base/random.h"
#include "base/sites.h"
#include "db/pool.h"
#include "sessions/csrf.h"
#include "sessions/session_store.h"
#include "sessions/visitor.h"
#include "view/page.h"

namespace valija::service {

class World {
  public:
    // Reads <config> and, beside it, secrets/<program>.toml.
    World(const std::string& program, const std::string& config_file);

    const base::Config& config() const { return config_; }
    const base::Sites& sites() const { return sites_; }
    const base::Clock& clock() const { return *clock_; }
    base::Random& random() const { return *random_; }
    const sessions::Limits& session_limits() const { return session_limits_; }
    unsigned threads() const { return threads_; }

    // Call before the first request: a missing part is found at start.
    void open_database();
    void open_templates();
    void open_csrf();
    void open_own_key();

    db::Pool& pool() const;
    const view::Renderer& renderer() const;
    const sessions::Csrf& csrf() const;
    // What a daemon of ours has to show.
    const std::string& own_key() const;

    sessions::Visitor visitor(const http::Request& request) const { return {request, csrf(), random()}; }
    std::string render(const http::Request& request, view::Page&& page) const;

  private:
    base::Config config_;
    base::Sites sites_;
    std::unique_ptr<base::Clock> clock_;
    std::unique_ptr<base::Random> random_;
    sessions::Limits session_limits_;
    unsigned threads_;
    std::unique_ptr<db::Pool> pool_;
    std::unique_ptr<view::Renderer> renderer_;
    std::unique_ptr<sessions::Csrf> csrf_;
    std::unique_ptr<std::string> own_key_;
};

}  // namespace valija::service
