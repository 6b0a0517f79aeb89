// SPDX-License-Identifier: AGPL-3.0-or-later
#include "outbox/outbox_store.h"

#include <nlohmann/json.hpp>

#include "base/fault.h"
#include "base/text.h"
#include "crypto/sealed.h"

namespace valija::outbox {

namespace {

constexpr std::size_t kErrorBytes = 200;

constexpr db::Query kQueue{"queue_message",
                           "INSERT INTO outbox (site_id, kind, state, mailbox_id, sealed, created_at, due_at)"
                           " SELECT id, ?, 'queued', ?, ?, ?, ? FROM site WHERE site_key = ?"};
constexpr db::Query kFindDue{"find_due_messages",
                             "SELECT id, sealed, attempts, created_at FROM outbox"
                             " WHERE state = 'queued' AND kind = ? AND due_at <= ? AND sealed IS NOT NULL"
                             " AND (lease_until IS NULL OR lease_until <= ?)"
                             " ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED"};
constexpr db::Query kLease{"lease_message", "UPDATE outbox SET lease_until = ?, attempts = attempts + 1 WHERE id = ?"};
constexpr db::Query kMarkDelivered{
    "mark_message_delivered",
    "UPDATE outbox SET state = 'delivered', sealed = NULL, delivered_at = ?, lease_until = NULL,"
    " last_error = NULL WHERE id = ? AND attempts = ? AND state = 'queued'"};
constexpr db::Query kMarkRetry{"mark_message_retry",
                               "UPDATE outbox SET due_at = ?, lease_until = NULL, last_error = ?"
                               " WHERE id = ? AND attempts = ? AND state = 'queued'"};
constexpr db::Query kMarkFailed{"mark_message_failed",
                                "UPDATE outbox SET state = 'failed', lease_until = NULL, last_error = ?"
                                " WHERE id = ? AND attempts = ? AND state = 'queued'"};

const char* to_text(Kind kind) {
    switch (kind) {
        case Kind::Mail:
            return "mail";
        case Kind::Sms:
            return "sms";
        case Kind::Kick:
            return "kick";
    }
    base::broken("unknown kind of message");
}

std::string cut_error(const std::string& error) {
    return std::string(base::cut(base::make_printable(error), kErrorBytes));
}

void insert(db::Connection& connection, const About& about, Kind kind, const std::string& sealed, base::Time now) {
    if (connection.change(kQueue, to_text(kind), about.mailbox_id, db::Bytes(sealed), now, now, about.site_key) != 1) {
        base::broken("no such site: " + about.site_key);
    }
}

// Of the box, so that a message of one kind does not open as another.
std::string purpose_of(Kind kind) { return std::string("outbox ") + to_text(kind); }

nlohmann::json open_json(const std::string& key, Kind kind, const std::string& sealed) {
    const auto plain = crypto::open_sealed(key, purpose_of(kind), sealed);
    if (!plain) base::broken("a message cannot be opened with this key");
    return nlohmann::json::parse(*plain);
}

}  // namespace

void Outbox::queue(db::Connection& connection, const About& about, const Mail& mail, base::Time now) const {
    const nlohmann::json plain{{"from", mail.from},         {"from_name", mail.from_name}, {"to", mail.to},
                               {"reply_to", mail.reply_to}, {"subject", mail.subject},     {"text", mail.text}};
    insert(connection, about, Kind::Mail, crypto::seal(key_, purpose_of(Kind::Mail), plain.dump(), *random_), now);
}

void Outbox::queue(db::Connection& connection, const About& about, Kind kind, const Notice& notice,
                   base::Time now) const {
    const nlohmann::json plain{{"to", notice.to}, {"name", notice.name}, {"values", notice.values}};
    insert(connection, about, kind, crypto::seal(key_, purpose_of(kind), plain.dump(), *random_), now);
}

void Outbox::queue(db::Connection& connection, const About& about, const Kick& kick, base::Time now) const {
    const nlohmann::json plain{{"address", kick.address}};
    insert(connection, about, Kind::Kick, crypto::seal(key_, purpose_of(Kind::Kick), plain.dump(), *random_), now);
}

Mail Outbox::open_mail(const std::string& sealed) const {
    const auto plain = open_json(key_, Kind::Mail, sealed);
    return Mail{.from = plain.at("from"),
                .from_name = plain.at("from_name"),
                .to = plain.at("to"),
                .reply_to = plain.at("reply_to"),
                .subject = plain.at("subject"),
                .text = plain.at("text")};
}

Kick Outbox::open_kick(const std::string& sealed) const {
    return Kick{.address = open_json(key_, Kind::Kick, sealed).at("address")};
}

std::vector<Claimed> claim_due(db::Connection& connection, Kind kind, base::Time now, base::Time lease_until,
                               unsigned most) {
    std::vector<Claimed> claimed;
    for (const db::Row& row : connection.select(kFindDue, to_text(kind), now, now, most)) {
        Claimed message{.id = static_cast<std::uint64_t>(row.number(0)),
                        .kind = kind,
                        .sealed = row.text(1),
                        .attempts = static_cast<unsigned>(row.number(2)) + 1,
                        .created_at = row.time(3)};
        connection.change(kLease, lease_until, message.id);
        claimed.push_back(std::move(message));
    }
    return claimed;
}

void mark_delivered(db::Connection& connection, const Claimed& message, base::Time now) {
    connection.change(kMarkDelivered, now, message.id, message.attempts);
}

void mark_retry(db::Connection& connection, const Claimed& message, base::Time due_at, const std::string& error) {
    const auto shown = error.empty() ? std::nullopt : std::optional(cut_error(error));
    connection.change(kMarkRetry, due_at, shown, message.id, message.attempts);
}

void mark_failed(db::Connection& connection, const Claimed& message, const std::string& error) {
    connection.change(kMarkFailed, cut_error(error), message.id, message.attempts);
}

}  // namespace valija::outbox
