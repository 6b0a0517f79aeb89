// SPDX-License-Identifier: AGPL-3.0-or-later
#include "outbox/outbox_store.h"

#include <nlohmann/json.hpp>

#include "base/bytes.h"
#include "base/fault.h"
#include "base/text.h"
#include "crypto/digest.h"
#include "crypto/sealed.h"

namespace valija::outbox {

namespace {

constexpr std::size_t kErrorBytes = 200;
constexpr std::chrono::hours kGivenUpAfter(48);

constexpr db::Query kQueue{"queue_message",
                           "INSERT INTO outbox (site_id, kind, state, mailbox_id, person_id, name, sealed, created_at,"
                           " due_at, expires_at, give_up_at)"
                           " SELECT id, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ? FROM site WHERE site_key = ?"};
constexpr db::Query kFindDue{"find_due_messages",
                             "SELECT id, sealed, attempts, created_at, give_up_at, expires_at FROM outbox"
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

constexpr std::chrono::days kFailedIsKept(30);
constexpr db::Query kWipeFailed{"wipe_failed_messages",
                                "UPDATE outbox SET sealed = NULL WHERE state = 'failed'"
                                " AND (expires_at <= ? OR give_up_at <= ?) AND sealed IS NOT NULL LIMIT ?"};
// What nobody may carry (short messages while the switch is closed) is claimed by nobody either.
constexpr db::Query kExpireQueued{"expire_queued_messages",
                                  "UPDATE outbox SET state = 'failed', sealed = NULL, last_error = 'expired'"
                                  " WHERE state = 'queued' AND expires_at <= ?"
                                  " AND (lease_until IS NULL OR lease_until <= ?) LIMIT ?"};
constexpr db::Query kMarkExpired{
    "mark_message_expired",
    "UPDATE outbox SET state = 'failed', sealed = NULL, lease_until = NULL, last_error = 'expired'"
    " WHERE id = ? AND attempts = ? AND state = 'queued'"};
constexpr db::Query kIsQueued{"is_message_queued",
                              "SELECT id FROM outbox WHERE id = ? AND created_at = ? AND state = 'queued'"};

const char* to_text(Kind kind) {
    switch (kind) {
        case Kind::Mail:
            return "mail";
        case Kind::Sms:
            return "sms";
        case Kind::Kick:
            return "kick";
        case Kind::Recovery:
            return "recovery";
    }
    base::broken("unknown kind of message");
}

std::string cut_error(const std::string& error) {
    return std::string(base::cut(base::make_printable(error), kErrorBytes));
}

void insert(db::Connection& connection, const About& about, Kind kind, const std::string& sealed, const Notice& notice,
            base::Time now) {
    const auto name = notice.name.empty() ? std::nullopt : std::optional(notice.name);
    const auto rows =
        connection.change(kQueue, to_text(kind), about.mailbox_id, about.person_id, name, db::Bytes(sealed), now, now,
                          notice.expires_at, now + kGivenUpAfter, about.site_key);
    if (rows != 1) base::broken("no such site: " + about.site_key);
}

// Of the box, so that a message of one kind does not open as another.
std::string purpose_of(Kind kind) { return std::string("outbox ") + to_text(kind); }

}  // namespace

Outbox::Outbox(std::string key, base::Random& random, SmsLimits sms)
    : key_(std::move(key)),
      mail_key_(crypto::hmac_sha256(key_, "outbox mail", "")),
      random_(&random),
      sms_gate_(key_, std::move(sms)) {}

Outbox Outbox::from_config(const base::Config& config, base::Random& random) {
    if (config.text_or("keys.outbox_mail", "").empty())
        return {config.key("outbox"), random, SmsLimits::from_config(config)};
    Outbox mail_alone({}, random, SmsLimits::from_config(config));
    mail_alone.mail_key_ = config.key("outbox_mail");
    return mail_alone;
}

const std::string& Outbox::key_of(Kind kind) const {
    if (kind == Kind::Mail) return mail_key_;
    if (key_.empty()) base::broken("this program may queue mail alone");
    return key_;
}

void Outbox::queue(db::Connection& connection, const About& about, const Mail& mail, base::Time now) const {
    const nlohmann::json plain{{"from", mail.from},         {"from_name", mail.from_name}, {"to", mail.to},
                               {"reply_to", mail.reply_to}, {"subject", mail.subject},     {"text", mail.text},
                               {"html", mail.html}};
    insert(connection, about, Kind::Mail,
           crypto::seal(key_of(Kind::Mail), purpose_of(Kind::Mail), plain.dump(), *random_), {}, now);
}

SmsOutcome Outbox::queue(db::Connection& connection, const About& about, Kind kind, const Notice& notice,
                         base::Time now) const {
    if (kind == Kind::Sms) {
        const auto outcome = sms_gate_.admit(connection,
                                             {.number = notice.to,
                                              .name = notice.name,
                                              .site_key = about.site_key,
                                              .remote = about.remote,
                                              .mailbox_id = about.mailbox_id,
                                              .person_id = about.person_id},
                                             now);
        if (outcome != SmsOutcome::Queued) return outcome;
    }
    const nlohmann::json plain{
        {"site", about.site_key}, {"to", notice.to}, {"name", notice.name}, {"values", notice.values}};
    insert(connection, about, kind, crypto::seal(key_of(kind), purpose_of(kind), plain.dump(), *random_), notice, now);
    return SmsOutcome::Queued;
}

void Outbox::queue(db::Connection& connection, const About& about, const Kick& kick, base::Time now) const {
    const nlohmann::json plain{{"address", kick.address}};
    insert(connection, about, Kind::Kick,
           crypto::seal(key_of(Kind::Kick), purpose_of(Kind::Kick), plain.dump(), *random_), {}, now);
}

void Outbox::queue(db::Connection& connection, const About& about, const Recovery& recovery, base::Time now) const {
    const nlohmann::json plain{{"visitor", base::to_hex(recovery.visitor_hash)},
                               {"number", base::to_hex(recovery.number)},
                               {"channel", recovery.channel},
                               {"code", recovery.code},
                               {"link", recovery.link_token},
                               {"remote", recovery.remote},
                               {"expires_at", base::to_sql(recovery.expires_at)}};
    insert(connection, about, Kind::Recovery,
           crypto::seal(key_of(Kind::Recovery), purpose_of(Kind::Recovery), plain.dump(), *random_),
           {.to = {}, .name = "recovery_code", .values = {}, .expires_at = recovery.expires_at}, now);
}

nlohmann::json Outbox::open(Kind kind, const std::string& sealed) const {
    auto plain = crypto::open_sealed(key_of(kind), purpose_of(kind), sealed);
    // What was queued before mail had a key of its own.
    if (!plain && kind == Kind::Mail && !key_.empty()) plain = crypto::open_sealed(key_, purpose_of(kind), sealed);
    if (!plain) base::broken("a message cannot be opened with this key");
    return nlohmann::json::parse(*plain);
}

Mail Outbox::open_mail(const std::string& sealed) const {
    const auto plain = open(Kind::Mail, sealed);
    return Mail{.from = plain.at("from"),
                .from_name = plain.at("from_name"),
                .to = plain.at("to"),
                .reply_to = plain.at("reply_to"),
                .subject = plain.at("subject"),
                .text = plain.at("text"),
                .html = plain.value("html", "")};
}

std::optional<QueuedNotice> Outbox::open_notice(Kind kind, const std::string& sealed) const {
    const auto plain = open(kind, sealed);
    if (!plain.contains("name")) return std::nullopt;
    return QueuedNotice{
        .site_key = plain.at("site"),
        .notice = {.to = plain.at("to"), .name = plain.at("name"), .values = plain.at("values"), .expires_at = {}}};
}

Kick Outbox::open_kick(const std::string& sealed) const {
    return Kick{.address = open(Kind::Kick, sealed).at("address")};
}

Recovery Outbox::open_recovery(const std::string& sealed) const {
    const auto plain = open(Kind::Recovery, sealed);
    return Recovery{.visitor_hash = base::from_hex(plain.at("visitor").get<std::string>()).value(),
                    .number = base::from_hex(plain.at("number").get<std::string>()).value(),
                    .channel = plain.at("channel"),
                    .code = plain.at("code"),
                    .link_token = plain.at("link"),
                    .remote = plain.at("remote"),
                    .expires_at = base::from_sql(plain.at("expires_at"))};
}

std::vector<Claimed> claim_due(db::Connection& connection, Kind kind, base::Time now, base::Time lease_until,
                               unsigned most) {
    std::vector<Claimed> claimed;
    for (const db::Row& row : connection.select(kFindDue, to_text(kind), now, now, most)) {
        Claimed message{.id = static_cast<std::uint64_t>(row.number(0)),
                        .kind = kind,
                        .sealed = row.text(1),
                        .attempts = static_cast<unsigned>(row.number(2)) + 1,
                        .created_at = row.time(3),
                        .give_up_at = row.time(4),
                        .expires_at = row.is_null(5) ? std::nullopt : std::optional(row.time(5))};
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

void mark_expired(db::Connection& connection, const Claimed& message) {
    connection.change(kMarkExpired, message.id, message.attempts);
}

bool is_queued(db::Connection& connection, std::uint64_t id, base::Time created_at) {
    return connection.find(kIsQueued, id, created_at).has_value();
}

std::uint64_t wipe_expired(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpireQueued, now, now, most) +
           connection.change(kWipeFailed, now, now - kFailedIsKept, most);
}

}  // namespace valija::outbox
