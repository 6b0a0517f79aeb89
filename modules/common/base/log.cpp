// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/log.h"

#include <spdlog/sinks/stdout_sinks.h>

namespace valija::base {

void open_log(const std::string& program) {
    auto logger = spdlog::stderr_logger_mt(program);
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %n[%P] %v", spdlog::pattern_time_type::utc);
    spdlog::set_default_logger(std::move(logger));
}

}  // namespace valija::base
