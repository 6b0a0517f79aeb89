// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/account_store.h"
#include "accounts/contact_confirmation_store.h"

#include "accounts/app_password_store.h"
#include "accounts/recovery_request_store.h"
#include "base/bytes.h"
#include "base/fault.h"

namespace valija::accounts {

namespace {

constexpr db::Query kFind{"find_account",
                          "SELECT m.id, a.address, t.site_key, m.state, d.active, m.password_hash,"
                          " v.id, v.secret_hmac, v.expires_at, f.mailbox_id FROM address a"
                          " JOIN mailbox m ON m.id = a.mailbox_id"
                          " JOIN domain d ON d.id = m.domain_id"
                          " JOIN site t ON t.id = d.site_id"
                          " LEFT JOIN activation v ON v.live_mailbox_id = m.id"
                          " LEFT JOIN second_factor f ON f.mailbox_id = m.id"
                          " WHERE a.address = ? AND a.is_primary AND a.valid_until IS NULL"};
// The mailbox alone: a lock of the joined rows would make all of a site's changes and sign-ins wait for each other.
constexpr db::Query kLockMailbox{"lock_mailbox_of_address",
                                 "SELECT id FROM mailbox WHERE id ="
                                 " (SELECT mailbox_id FROM address WHERE address = ? AND is_primary"
                                 " AND valid_until IS NULL) FOR UPDATE"};
constexpr db::Query kSetState{"set_mailbox_state", "UPDATE mailbox SET state = ? WHERE id = ?"};
constexpr db::Query kLockEntering{"lock_entering_mailbox",
                                  "SELECT (SELECT COUNT(*) FROM session s WHERE s.mailbox_id = m.id),"
                                  " (SELECT COUNT(*) FROM device d WHERE d.mailbox_id = m.id),"
                                  " (SELECT COUNT(*) FROM second_factor f WHERE f.mailbox_id = m.id),"
                                  " (SELECT d.site_id FROM domain d WHERE d.id = m.domain_id),"
                                  " (SELECT h.person_id FROM holding h WHERE h.mailbox_id = m.id"
                                  " AND h.valid_until IS NULL LIMIT 1)"
                                  " FROM mailbox m WHERE m.id = ? AND m.state = 'active' AND m.password_hash = ?"
                                  " FOR UPDATE"};
constexpr db::Query kReplaceHash{"replace_password_hash",
                                 "UPDATE mailbox SET password_hash = ? WHERE id = ? AND password_hash = ?"};
constexpr db::Query kEndSessions{"end_sessions", "DELETE FROM session WHERE mailbox_id = ?"};
constexpr db::Query kForgetDevices{"forget_devices", "DELETE FROM device WHERE mailbox_id = ?"};
constexpr db::Query kInsertMailbox{
    "insert_mailbox",
    "INSERT INTO mailbox (domain_id, home, quota_bytes, state, password_hash, password_changed_at, created_at)"
    " SELECT d.id, ?, p.quota_bytes, ?, ?, ?, ? FROM domain d JOIN domain_profile p ON p.domain_id = d.id"
    " WHERE d.name = ?"};
constexpr db::Query kInsertAddress{
    "insert_address", "INSERT INTO address (address, mailbox_id, is_primary, valid_from) VALUES (?, ?, TRUE, ?)"};
constexpr db::Query kInsertHolding{
    "insert_holding",
    "INSERT INTO holding (mailbox_id, person_id, work_centre_id, office_id, account_type, valid_from)"
    " VALUES (?, ?, ?, ?, ?, ?)"};
constexpr db::Query kFindHolding{"find_holding",
                                 "SELECT person_id, work_centre_id, office_id, account_type FROM holding"
                                 " WHERE mailbox_id = ? AND valid_until IS NULL"};
constexpr db::Query kEndHolding{"end_holding",
                                "UPDATE holding SET valid_until = ? WHERE mailbox_id = ? AND valid_until IS NULL"};
constexpr db::Query kFindPersonal{"find_personal_mailbox",
                                  "SELECT m.id, a.address, m.state, v.issued_at, v.expires_at, v.id FROM holding h"
                                  " JOIN mailbox m ON m.id = h.mailbox_id"
                                  " JOIN address a ON a.mailbox_id = m.id AND a.is_primary AND a.valid_until IS NULL"
                                  " LEFT JOIN activation v ON v.live_mailbox_id = m.id"
                                  " WHERE h.personal_person_id = ?"};
constexpr db::Query kLockAddress{"lock_address", "SELECT address FROM address WHERE address = ? FOR UPDATE"};
constexpr db::Query kFindBeginning{"find_addresses_beginning",
                                   "SELECT address FROM address WHERE address LIKE ? AND address LIKE ?"};
constexpr db::Query kDemote{"demote_address", "UPDATE address SET is_primary = FALSE WHERE address = ?"};
constexpr db::Query kPromote{"promote_address",
                             "UPDATE address SET is_primary = TRUE"
                             " WHERE address = ? AND mailbox_id = ? AND valid_until IS NULL"};
constexpr db::Query kEndAddresses{"end_addresses",
                                  "UPDATE address SET valid_until = ? WHERE mailbox_id = ? AND valid_until IS NULL"};
constexpr db::Query kSetPassword{"set_password",
                                 "UPDATE mailbox SET password_hash = ?, password_changed_at = ? WHERE id = ?"};
constexpr db::Query kClearPassword{"clear_password", "UPDATE mailbox SET password_hash = NULL WHERE id = ?"};
constexpr db::Query kSetQuota{"set_quota", "UPDATE mailbox SET quota_bytes = ? WHERE id = ?"};
constexpr db::Query kForgetOtherDevices{"forget_other_devices",
                                        "DELETE FROM device WHERE mailbox_id = ? AND id_hash NOT IN"
                                        " (SELECT device_hash FROM session WHERE id_hash = ?"
                                        " AND device_hash IS NOT NULL)"};
constexpr db::Query kEndOthers{"end_other_sessions", "DELETE FROM session WHERE mailbox_id = ? AND id_hash <> ?"};
constexpr db::Query kEndOne{"end_session_of", "DELETE FROM session WHERE mailbox_id = ? AND id_hash = ?"};
constexpr db::Query kForgetOne{"forget_device_of", "DELETE FROM device WHERE mailbox_id = ? AND id_hash = ?"};
constexpr db::Query kEndOfDevice{"end_sessions_of_device",
                                 "DELETE FROM session WHERE mailbox_id = ? AND device_hash = ?"};
// Its tables are Roundcube's own (V0003); all that hangs from a user goes with it.
constexpr db::Query kForgetWebmail{"forget_webmail", "DELETE FROM rc_users WHERE username = ?"};
constexpr db::Query kRenameWebmail{"rename_webmail", "UPDATE rc_users SET username = ? WHERE username = ?"};
constexpr db::Query kRenameIdentity{"rename_webmail_identity",
                                    "UPDATE rc_identities i JOIN rc_users u ON u.user_id = i.user_id SET i.email = ?"
                                    " WHERE u.username = ? AND i.email = ?"};
constexpr db::Query kFindLifetime{"find_credential_lifetime",
                                  "SELECT p.activation_hours, p.letter_days FROM mailbox m"
                                  " JOIN domain_profile p ON p.domain_id = m.domain_id WHERE m.id = ?"};

constexpr std::size_t kHomeBytes = 10;  // random, so that a folder's name says nothing and is never used twice

MailboxState parse_state(const std::string& text) {
    const auto state = parse_mailbox_state(text);
    if (!state) base::broken("unknown mailbox state " + text);
    return *state;
}

AccountType parse_type(const std::string& text) {
    const auto type = parse_account_type(text);
    if (!type) base::broken("unknown account type " + text);
    return *type;
}

std::optional<Activation> read_activation(const db::Row& row) {
    constexpr std::size_t kId = 6;
    if (row.is_null(kId)) return std::nullopt;
    return Activation{.id = static_cast<std::uint64_t>(row.number(kId)),
                      .secret_hmac = row.text(kId + 1),
                      .expires_at = row.time(kId + 2)};
}

std::optional<Account> read_account(const std::optional<db::Row>& row) {
    constexpr std::size_t kSecondFactor = 9;
    if (!row) return std::nullopt;
    return Account{.mailbox_id = static_cast<std::uint64_t>(row->number(0)),
                   .address = row->text(1),
                   .site_key = row->text(2),
                   .state = parse_state(row->text(3)),
                   .domain_active = row->number(4) != 0,
                   .password_hash = row->maybe_text(5),
                   .activation = {},
                   .has_second_factor = !row->is_null(kSecondFactor)};
}

std::string domain_of(const std::string& address) { return address.substr(address.rfind('@') + 1); }

void end_what_hung_from_password(db::Connection& connection, std::uint64_t mailbox_id) {
    delete_app_passwords(connection, mailbox_id);
    void_recovery_requests(connection, mailbox_id);
    end_confirmations(connection, mailbox_id);
}

}  // namespace

std::optional<Account> find_by_address(db::Connection& connection, const std::string& address) {
    const auto row = connection.find(kFind, address);
    auto account = read_account(row);
    if (account) account->activation = read_activation(*row);
    return account;
}

std::optional<Account> find_by_address_for_update(db::Connection& connection, const std::string& address) {
    if (!connection.find(kLockMailbox, address)) return std::nullopt;
    return find_by_address(connection, address);
}

void set_state(db::Connection& connection, std::uint64_t mailbox_id, MailboxState state) {
    connection.change(kSetState, to_text(state), mailbox_id);
}

void end_sessions(db::Connection& connection, std::uint64_t mailbox_id) {
    connection.change(kEndSessions, mailbox_id);
    connection.change(kForgetDevices, mailbox_id);
}

std::optional<Entries> lock_entering(db::Connection& connection, const Account& account) {
    const auto row = connection.find(kLockEntering, account.mailbox_id, account.password_hash);
    if (!row || (row->number(2) != 0) != account.has_second_factor) return std::nullopt;
    std::optional<std::uint64_t> person_id;
    if (!row->is_null(4)) person_id = static_cast<std::uint64_t>(row->number(4));
    return Entries{.sessions = static_cast<unsigned>(row->number(0)),
                   .devices = static_cast<unsigned>(row->number(1)),
                   .whose = {.site_id = static_cast<std::uint64_t>(row->number(3)), .person_id = person_id}};
}

void replace_password_hash(db::Connection& connection, std::uint64_t mailbox_id, const std::string& old_hash,
                           const std::string& hash) {
    connection.change(kReplaceHash, hash, mailbox_id, old_hash);
}

std::uint64_t insert_account(db::Connection& connection, const NewAccount& account, base::Random& random,
                             base::Time now) {
    const std::optional<base::Time> changed_at = account.password_hash ? std::optional(now) : std::nullopt;
    const std::string home = base::to_hex(random.bytes(kHomeBytes));
    const auto mailbox_id = connection.insert(kInsertMailbox, home, to_text(account.state), account.password_hash,
                                              changed_at, now, domain_of(account.address));
    if (mailbox_id == 0) return 0;
    insert_address(connection, mailbox_id, account.address, now);
    insert_holding(connection, mailbox_id, account.holder, account.type, now);
    return mailbox_id;
}

void insert_address(db::Connection& connection, std::uint64_t mailbox_id, const std::string& address, base::Time now) {
    connection.change(kInsertAddress, address, mailbox_id, now);
}

void insert_holding(db::Connection& connection, std::uint64_t mailbox_id, const Holder& holder, AccountType type,
                    base::Time now) {
    connection.change(kInsertHolding, mailbox_id, holder.person_id, holder.work_centre_id, holder.office_id,
                      to_text(type), now);
}

Holding find_holding(db::Connection& connection, std::uint64_t mailbox_id) {
    const auto row = connection.find(kFindHolding, mailbox_id);
    if (!row) return {};
    Holding held{.holder = {}, .type = parse_type(row->text(3))};
    if (!row->is_null(0)) held.holder.person_id = static_cast<std::uint64_t>(row->number(0));
    if (!row->is_null(1)) held.holder.work_centre_id = static_cast<std::uint32_t>(row->number(1));
    if (!row->is_null(2)) held.holder.office_id = static_cast<std::uint32_t>(row->number(2));
    return held;
}

void end_holding(db::Connection& connection, std::uint64_t mailbox_id, base::Time now) {
    connection.change(kEndHolding, now, mailbox_id);
}

std::optional<PersonalMailbox> find_personal_mailbox(db::Connection& connection, std::uint64_t person_id) {
    const auto row = connection.find(kFindPersonal, person_id);
    if (!row) return std::nullopt;
    PersonalMailbox mailbox{.mailbox_id = static_cast<std::uint64_t>(row->number(0)),
                            .address = row->text(1),
                            .state = parse_state(row->text(2)),
                            .issued_at = {},
                            .expires_at = {},
                            .activation_id = {}};
    if (!row->is_null(3)) mailbox.issued_at = row->time(3);
    if (!row->is_null(4)) mailbox.expires_at = row->time(4);
    if (!row->is_null(5)) mailbox.activation_id = static_cast<std::uint64_t>(row->number(5));
    return mailbox;
}

void lock_address(db::Connection& connection, const std::string& address) { connection.find(kLockAddress, address); }

std::unordered_set<std::string> find_addresses_beginning(db::Connection& connection, const std::string& user_name,
                                                         const std::string& domain) {
    std::unordered_set<std::string> addresses;
    for (const db::Row& row : connection.select(kFindBeginning, user_name + '%', "%@" + domain))
        addresses.insert(row.text(0));
    return addresses;
}

void demote_address(db::Connection& connection, const std::string& address) { connection.change(kDemote, address); }

bool promote_address(db::Connection& connection, std::uint64_t mailbox_id, const std::string& address) {
    return connection.change(kPromote, address, mailbox_id) > 0;
}

void end_addresses(db::Connection& connection, std::uint64_t mailbox_id, base::Time now) {
    connection.change(kEndAddresses, now, mailbox_id);
}

void set_password(db::Connection& connection, std::uint64_t mailbox_id, const std::string& hash, base::Time now) {
    connection.change(kSetPassword, hash, now, mailbox_id);
    end_what_hung_from_password(connection, mailbox_id);
}

void clear_password(db::Connection& connection, std::uint64_t mailbox_id) {
    connection.change(kClearPassword, mailbox_id);
    end_what_hung_from_password(connection, mailbox_id);
}

void set_quota(db::Connection& connection, std::uint64_t mailbox_id, std::uint64_t bytes) {
    connection.change(kSetQuota, bytes, mailbox_id);
}

void end_other_sessions(db::Connection& connection, std::uint64_t mailbox_id, const std::string& kept_session) {
    connection.change(kForgetOtherDevices, mailbox_id, db::Bytes(kept_session));
    connection.change(kEndOthers, mailbox_id, db::Bytes(kept_session));
}

void forget_webmail(db::Connection& connection, const std::string& address) {
    connection.change(kForgetWebmail, address);
}

// What an address that comes back left behind long ago makes room.
void rename_webmail(db::Connection& connection, const std::string& address, const std::string& new_address) {
    forget_webmail(connection, new_address);
    connection.change(kRenameWebmail, new_address, address);
    connection.change(kRenameIdentity, new_address, new_address, address);
}

bool end_session_of(db::Connection& connection, std::uint64_t mailbox_id, const std::string& id_hash) {
    return connection.change(kEndOne, mailbox_id, db::Bytes(id_hash)) == 1;
}

bool forget_device_of(db::Connection& connection, std::uint64_t mailbox_id, const std::string& id_hash) {
    if (connection.change(kForgetOne, mailbox_id, db::Bytes(id_hash)) != 1) return false;
    connection.change(kEndOfDevice, mailbox_id, db::Bytes(id_hash));
    return true;
}

std::chrono::hours find_lifetime(db::Connection& connection, std::uint64_t mailbox_id, Delivery delivery) {
    const auto row = connection.find(kFindLifetime, mailbox_id);
    if (!row) base::broken("a mailbox's domain has no profile");
    if (delivery == Delivery::Mail) return std::chrono::hours(row->number(0));
    return std::chrono::days(row->number(1));
}

}  // namespace valija::accounts
