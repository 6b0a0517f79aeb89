// SPDX-License-Identifier: AGPL-3.0-or-later
#include "outbox/desk_store.h"

namespace valija::outbox {

namespace {

constexpr db::Query kList{
    "list_messages",
    "SELECT o.id, s.site_key, o.kind, o.state, o.name, o.mailbox_id, o.person_id, o.sealed IS NOT NULL, o.created_at,"
    " o.due_at, o.give_up_at, o.expires_at, o.delivered_at, o.attempts, o.last_error"
    " FROM outbox o JOIN site s ON s.id = o.site_id WHERE (? = '' OR o.state = ?) ORDER BY o.id DESC LIMIT ?"};
constexpr db::Query kFind{
    "find_message",
    "SELECT o.id, s.site_key, o.kind, o.state, o.name, o.mailbox_id, o.person_id, o.sealed IS NOT NULL, o.created_at,"
    " o.due_at, o.give_up_at, o.expires_at, o.delivered_at, o.attempts, o.last_error"
    " FROM outbox o JOIN site s ON s.id = o.site_id WHERE o.id = ?"};
constexpr db::Query kRetry{"retry_message",
                           "UPDATE outbox SET state = 'queued', due_at = ?, give_up_at = ?"
                           " WHERE id = ? AND state <> 'delivered' AND sealed IS NOT NULL"
                           " AND (expires_at IS NULL OR expires_at > ?) AND (lease_until IS NULL OR lease_until <= ?)"};
constexpr db::Query kRetryAllFailed{"retry_failed_messages",
                                    "UPDATE outbox SET state = 'queued', due_at = ?, give_up_at = ?"
                                    " WHERE state = 'failed' AND sealed IS NOT NULL"
                                    " AND (expires_at IS NULL OR expires_at > ?)"};

constexpr std::chrono::hours kAnotherChance(48);

std::optional<std::uint64_t> maybe_id(const db::Row& row, std::size_t column) {
    if (row.is_null(column)) return std::nullopt;
    return static_cast<std::uint64_t>(row.number(column));
}

std::optional<base::Time> maybe_time(const db::Row& row, std::size_t column) {
    if (row.is_null(column)) return std::nullopt;
    return row.time(column);
}

Listed read(const db::Row& row) {
    return {.id = static_cast<std::uint64_t>(row.number(0)),
            .site_key = row.text(1),
            .kind = row.text(2),
            .state = row.text(3),
            .name = row.maybe_text(4),
            .mailbox_id = maybe_id(row, 5),
            .person_id = maybe_id(row, 6),
            .has_body = row.number(7) != 0,
            .created_at = row.time(8),
            .due_at = row.time(9),
            .give_up_at = row.time(10),
            .expires_at = maybe_time(row, 11),
            .delivered_at = maybe_time(row, 12),
            .attempts = static_cast<unsigned>(row.number(13)),
            .last_error = row.maybe_text(14)};
}

}  // namespace

std::vector<Listed> list_messages(db::Connection& connection, const std::string& state, unsigned most) {
    std::vector<Listed> messages;
    for (const db::Row& row : connection.select(kList, state, state, most)) messages.push_back(read(row));
    return messages;
}

std::optional<Listed> find_message(db::Connection& connection, std::uint64_t id) {
    const auto row = connection.find(kFind, id);
    return row ? std::optional(read(*row)) : std::nullopt;
}

RetryOutcome retry(db::Connection& connection, std::uint64_t id, base::Time now) {
    if (connection.change(kRetry, now, now + kAnotherChance, id, now, now) == 1) return RetryOutcome::Queued;
    const auto message = find_message(connection, id);
    if (!message) return RetryOutcome::NoSuchMessage;
    if (message->state == "delivered") return RetryOutcome::Delivered;
    const bool is_worth_nothing = !message->has_body || (message->expires_at && *message->expires_at <= now);
    return is_worth_nothing ? RetryOutcome::Expired : RetryOutcome::BeingSent;
}

std::uint64_t retry_all_failed(db::Connection& connection, base::Time now) {
    return connection.change(kRetryAllFailed, now, now + kAnotherChance, now);
}

}  // namespace valija::outbox
