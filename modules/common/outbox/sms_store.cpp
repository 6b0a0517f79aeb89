// SPDX-License-Identifier: AGPL-3.0-or-later
#include "outbox/sms_store.h"

#include "base/fault.h"

namespace valija::outbox {

namespace {

constexpr std::chrono::hours kRefusalsKept(30 * 24);

constexpr db::Query kFindSwitch{"find_sms_switch", "SELECT is_open, changed_at FROM sms_switch WHERE id = 1"};
constexpr db::Query kSetSwitch{"set_sms_switch",
                               "INSERT INTO sms_switch (id, is_open, changed_at) VALUES (1, ?, ?)"
                               " ON DUPLICATE KEY UPDATE is_open = VALUE(is_open), changed_at = VALUE(changed_at)"};
constexpr db::Query kReadCount{"read_sms_count", "SELECT sent FROM sms_count WHERE subject = ? AND window_until > ?"};
// MariaDB assigns from left to right: `sent` still sees the window as it was.
constexpr db::Query kCount{"count_sms",
                           "INSERT INTO sms_count (subject, sent, window_until) VALUES (?, 1, ?)"
                           " ON DUPLICATE KEY UPDATE sent = IF(window_until <= ?, 1, sent + 1),"
                           " window_until = IF(window_until <= ?, VALUE(window_until), window_until)"
                           " RETURNING sent"};
constexpr db::Query kTakeBack{"take_back_sms", "UPDATE sms_count SET sent = GREATEST(sent, 1) - 1 WHERE subject = ?"};
constexpr db::Query kInsertRefusal{"insert_sms_refusal",
                                   "INSERT INTO sms_refusal (site_id, reason, name, mailbox_id, person_id, refused_at)"
                                   " SELECT id, ?, ?, ?, ?, ? FROM site WHERE site_key = ?"};
constexpr db::Query kListRefusals{"list_sms_refusals",
                                  "SELECT r.refused_at, s.site_key, r.reason, r.name, r.mailbox_id, r.person_id"
                                  " FROM sms_refusal r JOIN site s ON s.id = r.site_id ORDER BY r.id DESC LIMIT ?"};
constexpr db::Query kCountRefusals{"count_sms_refusals",
                                   "SELECT reason, COUNT(*) FROM sms_refusal WHERE refused_at > ? GROUP BY reason"};
constexpr db::Query kExpireCounts{"expire_sms_counts", "DELETE FROM sms_count WHERE window_until <= ? LIMIT ?"};
constexpr db::Query kExpireRefusals{"expire_sms_refusals", "DELETE FROM sms_refusal WHERE refused_at <= ? LIMIT ?"};

std::optional<std::uint64_t> maybe_id(const db::Row& row, std::size_t column) {
    if (row.is_null(column)) return std::nullopt;
    return static_cast<std::uint64_t>(row.number(column));
}

}  // namespace

bool is_sms_switch_open(db::Connection& connection) {
    const auto row = connection.find(kFindSwitch);
    return row && row->number(0) != 0;
}

void set_sms_switch(db::Connection& connection, bool is_open, base::Time now) {
    connection.change(kSetSwitch, is_open, now);
}

std::optional<base::Time> find_sms_switch_change(db::Connection& connection) {
    const auto row = connection.find(kFindSwitch);
    if (!row || row->is_null(1)) return std::nullopt;
    return row->time(1);
}

unsigned read_sms_count(db::Connection& connection, const std::string& subject, base::Time now) {
    const auto row = connection.find(kReadCount, db::Bytes(subject), now);
    return row ? static_cast<unsigned>(row->number(0)) : 0;
}

unsigned count_sms(db::Connection& connection, const std::string& subject, base::Time now, base::Time window_until) {
    const auto row = connection.find(kCount, db::Bytes(subject), window_until, now, now);
    if (!row) base::broken("a counted short message returned nothing");
    return static_cast<unsigned>(row->number(0));
}

void take_back_sms(db::Connection& connection, const std::string& subject) {
    connection.change(kTakeBack, db::Bytes(subject));
}

void insert_refusal(db::Connection& connection, const SmsRequest& request, SmsOutcome outcome, base::Time now) {
    const auto rows = connection.change(kInsertRefusal, to_text(outcome), request.name, request.mailbox_id,
                                        request.person_id, now, request.site_key);
    if (rows != 1) base::broken("no such site: " + request.site_key);
}

std::vector<SmsRefusal> list_refusals(db::Connection& connection, unsigned most) {
    std::vector<SmsRefusal> refusals;
    for (const db::Row& row : connection.select(kListRefusals, most)) {
        refusals.push_back({.refused_at = row.time(0),
                            .site_key = row.text(1),
                            .reason = row.text(2),
                            .name = row.text(3),
                            .mailbox_id = maybe_id(row, 4),
                            .person_id = maybe_id(row, 5)});
    }
    return refusals;
}

std::vector<SmsRefusals> count_refusals(db::Connection& connection, base::Time since) {
    std::vector<SmsRefusals> refusals;
    for (const db::Row& row : connection.select(kCountRefusals, since))
        refusals.push_back({.reason = row.text(0), .count = static_cast<std::uint64_t>(row.number(1))});
    return refusals;
}

std::uint64_t expire_sms_counts(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpireCounts, now, most);
}

std::uint64_t expire_sms_refusals(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpireRefusals, now - kRefusalsKept, most);
}

}  // namespace valija::outbox
