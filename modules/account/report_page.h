// SPDX-License-Identifier: AGPL-3.0-or-later
// /account/report: a problem, an anomaly or an abuse, told to the site's help desk by mail. Ten a day for each account;
// each leaves a movement, which is what is counted.
#pragma once

#include "outbox/outbox_store.h"
#include "service/world.h"

namespace valija::account {

inline constexpr std::size_t kReportMaxCharacters = 5000;
inline constexpr unsigned kMostReportsADay = 10;

class ReportPage {
  public:
    explicit ReportPage(const service::World& world);

    http::Response show(const http::Request& request, const sessions::Session& who) const;
    http::Response send(const http::Request& request, const sessions::Session& who) const;

  private:
    // What was typed, and the sections of what is wrong with it.
    struct Draft {
        int status = 200;
        std::string kind = {};
        std::string message = {};
        std::vector<const char*> problems = {};
    };
    // False: there were too many already.
    bool queue(const http::Request& request, const sessions::Session& who, const Draft& draft) const;
    http::Response draw(const http::Request& request, const sessions::Session& who, const Draft& draft) const;

    const service::World& world_;
    outbox::Outbox outbox_;
};

}  // namespace valija::account
