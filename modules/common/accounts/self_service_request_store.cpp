// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/self_service_request_store.h"

#include "base/fault.h"

namespace valija::accounts {

namespace {

constexpr db::Query kSave{
    "save_self_service_request",
    "INSERT INTO self_service_request (visitor_hash, number, site_id, person_id, created_at, expires_at)"
    " SELECT ?, ?, id, ?, ?, ? FROM site WHERE site_key = ?"
    " ON DUPLICATE KEY UPDATE number = VALUE(number), site_id = VALUE(site_id), person_id = VALUE(person_id),"
    " created_at = VALUE(created_at), expires_at = VALUE(expires_at), outcome = NULL"};
constexpr db::Query kFind{"find_self_service_request",
                          "SELECT r.number, r.person_id, r.outcome FROM self_service_request r"
                          " JOIN site t ON t.id = r.site_id AND t.site_key = ?"
                          " WHERE r.visitor_hash = ? AND r.expires_at > ?"};
constexpr db::Query kFinish{"finish_self_service_request",
                            "UPDATE self_service_request SET outcome = ?"
                            " WHERE visitor_hash = ? AND number = ? AND outcome IS NULL AND expires_at > ?"};
constexpr db::Query kEnd{"end_self_service_request", "DELETE FROM self_service_request WHERE visitor_hash = ?"};
constexpr db::Query kExpire{"expire_self_service_requests",
                            "DELETE FROM self_service_request WHERE expires_at <= ? LIMIT ?"};

std::string_view to_text(RequestOutcome outcome) {
    switch (outcome) {
        case RequestOutcome::Created:
            return "created";
        case RequestOutcome::Reset:
            return "reset";
        case RequestOutcome::SentBefore:
            return "sent_before";
    }
    base::broken("unknown outcome of a request");
}

RequestOutcome parse_outcome(const std::string& text) {
    for (const auto outcome : {RequestOutcome::Created, RequestOutcome::Reset, RequestOutcome::SentBefore}) {
        if (to_text(outcome) == text) return outcome;
    }
    base::broken("unknown outcome of a request: " + text);
}

}  // namespace

void save_request(db::Connection& connection, const std::string& visitor_hash, const std::string& site_key,
                  const PendingRequest& request, base::Time now) {
    connection.change(kSave, db::Bytes(visitor_hash), db::Bytes(request.number), request.person_id, now,
                      now + kRequestLife, site_key);
}

std::optional<PendingRequest> find_request(db::Connection& connection, const std::string& visitor_hash,
                                           const std::string& site_key, base::Time now) {
    const auto row = connection.find(kFind, site_key, db::Bytes(visitor_hash), now);
    if (!row) return std::nullopt;
    PendingRequest request{
        .number = row->text(0), .person_id = static_cast<std::uint64_t>(row->number(1)), .outcome = {}};
    if (!row->is_null(2)) request.outcome = parse_outcome(row->text(2));
    return request;
}

bool finish_request(db::Connection& connection, const std::string& visitor_hash, const std::string& number,
                    RequestOutcome outcome, base::Time now) {
    return connection.change(kFinish, to_text(outcome), db::Bytes(visitor_hash), db::Bytes(number), now) == 1;
}

void end_request(db::Connection& connection, const std::string& visitor_hash) {
    connection.change(kEnd, db::Bytes(visitor_hash));
}

std::uint64_t expire_requests(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpire, now, most);
}

}  // namespace valija::accounts
