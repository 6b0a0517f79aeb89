// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/account_store.h"

#include "base/fault.h"

namespace valija::accounts {

namespace {

constexpr db::Query kFind{"find_account",
                          "SELECT m.id, a.address, t.site_key, m.state, d.active, m.password_hash FROM address a"
                          " JOIN mailbox m ON m.id = a.mailbox_id"
                          " JOIN domain d ON d.id = m.domain_id"
                          " JOIN site t ON t.id = d.site_id"
                          " WHERE a.address = ? AND a.is_primary AND a.valid_until IS NULL"};
constexpr db::Query kFindForUpdate{
    "find_account_for_update",
    "SELECT m.id, a.address, t.site_key, m.state, d.active, m.password_hash FROM address a"
    " JOIN mailbox m ON m.id = a.mailbox_id"
    " JOIN domain d ON d.id = m.domain_id"
    " JOIN site t ON t.id = d.site_id"
    " WHERE a.address = ? AND a.is_primary AND a.valid_until IS NULL FOR UPDATE"};
constexpr db::Query kSetState{"set_mailbox_state", "UPDATE mailbox SET state = ? WHERE id = ?"};
constexpr db::Query kLockActive{
    "lock_active_mailbox", "SELECT id FROM mailbox WHERE id = ? AND state = 'active' AND password_hash = ? FOR UPDATE"};
constexpr db::Query kReplaceHash{"replace_password_hash",
                                 "UPDATE mailbox SET password_hash = ? WHERE id = ? AND password_hash = ?"};
constexpr db::Query kEndSessions{"end_sessions", "DELETE FROM session WHERE mailbox_id = ?"};
constexpr db::Query kForgetDevices{"forget_devices", "DELETE FROM device WHERE mailbox_id = ?"};
constexpr db::Query kInsertMailbox{
    "insert_mailbox",
    "INSERT INTO mailbox (domain_id, home, state, password_hash, password_changed_at, created_at)"
    " SELECT id, ?, ?, ?, ?, ? FROM domain WHERE name = ?"};
constexpr db::Query kInsertPerson{"insert_person",
                                  "INSERT INTO person (site_id, given_names, first_surname, second_surname, created_at)"
                                  " SELECT site_id, ?, ?, ?, ? FROM domain WHERE name = ?"};
constexpr db::Query kInsertAddress{
    "insert_address", "INSERT INTO address (address, mailbox_id, is_primary, valid_from) VALUES (?, ?, TRUE, ?)"};
constexpr db::Query kInsertHolding{
    "insert_holding", "INSERT INTO holding (mailbox_id, person_id, account_type, valid_from) VALUES (?, ?, ?, ?)"};

constexpr db::Query kInsertActivation{
    "insert_activation", "INSERT INTO activation (mailbox_id, secret_hmac, issued_at, expires_at) VALUES (?, ?, ?, ?)"};

MailboxState parse_state(const std::string& text) {
    for (const auto state : {MailboxState::Pending, MailboxState::Active, MailboxState::Blocked,
                             MailboxState::Suspended, MailboxState::Deleted}) {
        if (to_text(state) == text) return state;
    }
    base::broken("unknown mailbox state " + text);
}

std::string_view to_text(AccountType type) {
    switch (type) {
        case AccountType::Personal:
            return "personal";
        case AccountType::WorkCentre:
            return "work_centre";
        case AccountType::Function:
            return "function";
        case AccountType::Service:
            return "service";
    }
    base::broken("unknown account type");
}

std::optional<Account> read_account(const std::optional<db::Row>& row) {
    if (!row) return std::nullopt;
    return Account{.mailbox_id = static_cast<std::uint64_t>(row->number(0)),
                   .address = row->text(1),
                   .site_key = row->text(2),
                   .state = parse_state(row->text(3)),
                   .domain_active = row->number(4) != 0,
                   .password_hash = row->maybe_text(5)};
}

std::string domain_of(const std::string& address) { return address.substr(address.rfind('@') + 1); }

}  // namespace

std::optional<Account> find_by_address(db::Connection& connection, const std::string& address) {
    return read_account(connection.find(kFind, address));
}

std::optional<Account> find_by_address_for_update(db::Connection& connection, const std::string& address) {
    return read_account(connection.find(kFindForUpdate, address));
}

void set_state(db::Connection& connection, std::uint64_t mailbox_id, MailboxState state) {
    connection.change(kSetState, to_text(state), mailbox_id);
}

void end_sessions(db::Connection& connection, std::uint64_t mailbox_id) {
    connection.change(kEndSessions, mailbox_id);
    connection.change(kForgetDevices, mailbox_id);
}

bool lock_active(db::Connection& connection, std::uint64_t mailbox_id, const std::string& hash) {
    return connection.find(kLockActive, mailbox_id, hash).has_value();
}

void replace_password_hash(db::Connection& connection, std::uint64_t mailbox_id, const std::string& old_hash,
                           const std::string& hash) {
    connection.change(kReplaceHash, hash, mailbox_id, old_hash);
}

std::uint64_t insert_mailbox(db::Connection& connection, const NewAccount& account, const std::string& home,
                             base::Time now) {
    const std::optional<base::Time> changed_at = account.password_hash ? std::optional(now) : std::nullopt;
    return connection.insert(kInsertMailbox, home, to_text(account.state), account.password_hash, changed_at, now,
                             domain_of(account.address));
}

std::uint64_t insert_person(db::Connection& connection, const NewAccount& account, base::Time now) {
    return connection.insert(kInsertPerson, account.given_names, account.first_surname, account.second_surname, now,
                             domain_of(account.address));
}

void insert_address(db::Connection& connection, std::uint64_t mailbox_id, const std::string& address, base::Time now) {
    connection.change(kInsertAddress, address, mailbox_id, now);
}

void insert_activation(db::Connection& connection, std::uint64_t mailbox_id, const NewActivation& activation) {
    connection.change(kInsertActivation, mailbox_id, db::Bytes(activation.secret_hmac), activation.issued_at,
                      activation.expires_at);
}

void insert_holding(db::Connection& connection, std::uint64_t mailbox_id, std::optional<std::uint64_t> person_id,
                    AccountType type, base::Time now) {
    connection.change(kInsertHolding, mailbox_id, person_id, to_text(type), now);
}

}  // namespace valija::accounts
