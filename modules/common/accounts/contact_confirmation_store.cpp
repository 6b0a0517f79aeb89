// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/contact_confirmation_store.h"

#include "base/fault.h"

namespace valija::accounts {

namespace {

constexpr db::Query kSave{
    "save_contact_confirmation",
    "INSERT INTO contact_confirmation (mailbox_id, kind, number, site_id, person_id, session_hash, value, secret_hmac,"
    " created_at, code_expires_at, expires_at) SELECT ?, ?, ?, id, ?, ?, ?, ?, ?, ?, ? FROM site WHERE site_key = ?"
    " ON DUPLICATE KEY UPDATE number = VALUE(number), site_id = VALUE(site_id), person_id = VALUE(person_id),"
    " session_hash = VALUE(session_hash), value = VALUE(value), secret_hmac = VALUE(secret_hmac),"
    " created_at = VALUE(created_at), code_expires_at = VALUE(code_expires_at), expires_at = VALUE(expires_at),"
    " sends = 1, tries = 0"};
constexpr db::Query kFind{"find_contact_confirmation",
                          "SELECT mailbox_id, kind, number, person_id, session_hash, value, secret_hmac,"
                          " code_expires_at, expires_at, sends, tries FROM contact_confirmation"
                          " WHERE mailbox_id = ? AND kind = ? AND expires_at > ?"};
constexpr db::Query kFindForUpdate{"lock_contact_confirmation",
                                   "SELECT mailbox_id, kind, number, person_id, session_hash, value, secret_hmac,"
                                   " code_expires_at, expires_at, sends, tries FROM contact_confirmation"
                                   " WHERE mailbox_id = ? AND kind = ? AND expires_at > ? FOR UPDATE"};
constexpr db::Query kFindByLink{
    "find_contact_by_link",
    "SELECT c.mailbox_id, a.address, c.value FROM contact_confirmation c"
    " JOIN site t ON t.id = c.site_id AND t.site_key = ?"
    " JOIN address a ON a.mailbox_id = c.mailbox_id AND a.is_primary AND a.valid_until IS NULL"
    " WHERE c.secret_hmac = ? AND c.kind = 'alternate_address' AND c.code_expires_at > ?"};
constexpr db::Query kRenew{"renew_contact_secret",
                           "UPDATE contact_confirmation SET secret_hmac = ?, code_expires_at = ?, sends = sends + 1"
                           " WHERE mailbox_id = ? AND kind = ?"};
constexpr db::Query kCountTry{"count_contact_try",
                              "UPDATE contact_confirmation SET tries = tries + 1 WHERE mailbox_id = ? AND kind = ?"};
constexpr db::Query kEnd{"end_contact_confirmation",
                         "DELETE FROM contact_confirmation WHERE mailbox_id = ? AND kind = ?"};
constexpr db::Query kEndAll{"end_contact_confirmations", "DELETE FROM contact_confirmation WHERE mailbox_id = ?"};
constexpr db::Query kMove{"move_contact_confirmations",
                          "UPDATE contact_confirmation SET session_hash = ? WHERE session_hash = ?"};
constexpr db::Query kExpire{"expire_contact_confirmations",
                            "DELETE FROM contact_confirmation WHERE expires_at <= ? LIMIT ?"};

people::ContactKind read_kind(const std::string& text) {
    const auto kind = people::parse_contact_kind(text);
    if (!kind) base::broken("unknown kind of a contact: " + text);
    return *kind;
}

std::optional<ContactConfirmation> read(const std::optional<db::Row>& row) {
    if (!row) return std::nullopt;
    return ContactConfirmation{.mailbox_id = static_cast<std::uint64_t>(row->number(0)),
                               .kind = read_kind(row->text(1)),
                               .number = row->text(2),
                               .person_id = static_cast<std::uint64_t>(row->number(3)),
                               .session_hash = row->text(4),
                               .value = row->text(5),
                               .secret_hmac = row->text(6),
                               .code_expires_at = row->time(7),
                               .expires_at = row->time(8),
                               .sends = static_cast<unsigned>(row->number(9)),
                               .tries = static_cast<unsigned>(row->number(10))};
}

}  // namespace

void save_confirmation(db::Connection& connection, const std::string& site_key, const ContactConfirmation& waiting,
                       base::Time now) {
    connection.change(kSave, waiting.mailbox_id, people::to_text(waiting.kind), db::Bytes(waiting.number),
                      waiting.person_id, db::Bytes(waiting.session_hash), waiting.value, db::Bytes(waiting.secret_hmac),
                      now, waiting.code_expires_at, waiting.expires_at, site_key);
}

std::optional<ContactConfirmation> find_confirmation(db::Connection& connection, std::uint64_t mailbox_id,
                                                     people::ContactKind kind, base::Time now) {
    return read(connection.find(kFind, mailbox_id, people::to_text(kind), now));
}

std::optional<ContactConfirmation> find_confirmation_for_update(db::Connection& connection, std::uint64_t mailbox_id,
                                                                people::ContactKind kind, base::Time now) {
    return read(connection.find(kFindForUpdate, mailbox_id, people::to_text(kind), now));
}

std::optional<LinkedContact> find_by_link(db::Connection& connection, const std::string& site_key,
                                          const std::string& secret_hmac, base::Time now) {
    const auto row = connection.find(kFindByLink, site_key, db::Bytes(secret_hmac), now);
    if (!row) return std::nullopt;
    return LinkedContact{
        .mailbox_id = static_cast<std::uint64_t>(row->number(0)), .address = row->text(1), .value = row->text(2)};
}

void renew_secret(db::Connection& connection, const ContactConfirmation& waiting, const std::string& secret_hmac,
                  base::Time code_expires_at) {
    connection.change(kRenew, db::Bytes(secret_hmac), code_expires_at, waiting.mailbox_id,
                      people::to_text(waiting.kind));
}

void count_confirmation_try(db::Connection& connection, const ContactConfirmation& waiting) {
    connection.change(kCountTry, waiting.mailbox_id, people::to_text(waiting.kind));
}

void end_confirmation(db::Connection& connection, std::uint64_t mailbox_id, people::ContactKind kind) {
    connection.change(kEnd, mailbox_id, people::to_text(kind));
}

void end_confirmations(db::Connection& connection, std::uint64_t mailbox_id) { connection.change(kEndAll, mailbox_id); }

void move_confirmations(db::Connection& connection, const std::string& session_hash,
                        const std::string& new_session_hash) {
    connection.change(kMove, db::Bytes(new_session_hash), db::Bytes(session_hash));
}

std::uint64_t expire_confirmations(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpire, now, most);
}

}  // namespace valija::accounts
