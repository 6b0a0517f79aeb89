// SPDX-License-Identifier: AGPL-3.0-or-later
#include "service/world.h"

#include <filesystem>

#include "base/fault.h"

namespace valija::service {

namespace {

base::Config read_config(const std::string& program, const std::string& file) {
    base::Config config;
    config.add_file(file);
    config.add_file(config.text("paths.secrets") + "/" + program + ".toml");
    return config;
}

std::unique_ptr<base::Clock> make_clock(const base::Config& config) {
    const std::string offset_file = config.text_or("clock.offset_file", "");
    if (offset_file.empty()) return std::make_unique<base::SystemClock>();
    return std::make_unique<base::OffsetClock>(offset_file);
}

template <typename Part>
Part& opened(const std::unique_ptr<Part>& part, const char* name) {
    if (!part) base::broken(std::string("this program did not open its ") + name);
    return *part;
}

}  // namespace

World::World(const std::string& program, const std::string& config_file)
    : config_(read_config(program, config_file)),
      sites_(base::Sites::load(config_.text("paths.sites"))),
      clock_(make_clock(config_)),
      random_(std::make_unique<base::SystemRandom>()),
      session_limits_{
          .idle = std::chrono::minutes(config_.number_or("session.idle_minutes", 30, 1, 24L * 60)),
          .absolute = std::chrono::hours(config_.number_or("session.absolute_hours", 12, 1, 24L * 30)),
          .most_per_mailbox = static_cast<unsigned>(config_.number_or("session.most_per_mailbox", 50, 1, 10'000))},
      threads_(static_cast<unsigned>(config_.number_or("service.threads", 32, 2, 512))) {}

void World::open_database() {
    pool_ = std::make_unique<db::Pool>(db::Settings{.socket = config_.text("database.socket"),
                                                    .database = config_.text("database.name"),
                                                    .user = config_.text("database_user"),
                                                    .password = config_.text("database_password")},
                                       static_cast<std::size_t>(config_.number_or("database.connections", 8, 1, 128)));
}

void World::open_templates() {
    renderer_ = std::make_unique<view::Renderer>(config_.text("paths.templates"), config_.text("publish.assets"));
}

void World::open_csrf() { csrf_ = std::make_unique<sessions::Csrf>(config_.key("csrf")); }

void World::open_own_key() { own_key_ = std::make_unique<std::string>(config_.text("own_key")); }

db::Pool& World::pool() const { return opened(pool_, "database"); }
const view::Renderer& World::renderer() const { return opened(renderer_, "templates"); }
const sessions::Csrf& World::csrf() const { return opened(csrf_, "CSRF key"); }
const std::string& World::own_key() const { return opened(own_key_, "own key"); }

std::string World::render(const http::Request& request, view::Page&& page) const {
    return renderer().render(*request.site, std::move(page));
}

}  // namespace valija::service
