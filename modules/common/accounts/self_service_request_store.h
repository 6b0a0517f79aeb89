// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of table self_service_request: who has shown both keys, one request a browser. Every question names the site and
// the time, so that a request of elsewhere or of long ago is not there.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "db/connection.h"

namespace valija::accounts {

inline constexpr std::chrono::minutes kRequestLife{15};
inline constexpr std::size_t kNumberBytes = 8;

enum class RequestOutcome { Created, Reset, SentBefore };

struct PendingRequest {
    std::string number;  // kNumberBytes random bytes
    std::uint64_t person_id = 0;
    std::optional<RequestOutcome> outcome;  // none: not confirmed yet
};

// `visitor_hash` is the SHA-256 of the browser's cookie. A new request takes the place of the one before.
void save_request(db::Connection& connection, const std::string& visitor_hash, const std::string& site_key,
                  const PendingRequest& request, base::Time now);
std::optional<PendingRequest> find_request(db::Connection& connection, const std::string& visitor_hash,
                                           const std::string& site_key, base::Time now);
// False: it was finished before, is another by now, or has expired.
[[nodiscard]] bool finish_request(db::Connection& connection, const std::string& visitor_hash,
                                  const std::string& number, RequestOutcome outcome, base::Time now);
void end_request(db::Connection& connection, const std::string& visitor_hash);
// At most `most` in one step; returns how many went.
std::uint64_t expire_requests(db::Connection& connection, base::Time now, unsigned most);

}  // namespace valija::accounts
