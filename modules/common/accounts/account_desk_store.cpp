// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/account_desk_store.h"

#include "base/fault.h"

namespace valija::accounts {

namespace {

constexpr db::Query kList{
    "list_accounts",
    "SELECT m.id, a.address, t.site_key, m.state, h.account_type, h.person_id, w.cct, o.office_key, m.quota_bytes,"
    " u.bytes, m.password_hash IS NOT NULL, m.password_changed_at, v.expires_at, m.created_at FROM mailbox m"
    " JOIN address a ON a.mailbox_id = m.id AND a.is_primary"
    " JOIN domain d ON d.id = m.domain_id"
    " JOIN site t ON t.id = d.site_id"
    " LEFT JOIN holding h ON h.mailbox_id = m.id AND h.valid_until IS NULL"
    " LEFT JOIN work_centre w ON w.id = h.work_centre_id"
    " LEFT JOIN office o ON o.id = h.office_id"
    " LEFT JOIN mailbox_usage u ON u.address = a.address"
    " LEFT JOIN activation v ON v.live_mailbox_id = m.id"
    " WHERE m.id > ? AND (? = '' OR t.site_key = ?) AND IF(? = '', m.state <> 'deleted', m.state = ?)"
    " AND (? = '' OR h.account_type = ?) ORDER BY m.id LIMIT ?"};
constexpr db::Query kFind{
    "find_listed_account",
    "SELECT m.id, p.address, t.site_key, m.state, h.account_type, h.person_id, w.cct, o.office_key, m.quota_bytes,"
    " u.bytes, m.password_hash IS NOT NULL, m.password_changed_at, v.expires_at, m.created_at FROM address a"
    " JOIN mailbox m ON m.id = a.mailbox_id"
    " JOIN address p ON p.mailbox_id = m.id AND p.is_primary"
    " JOIN domain d ON d.id = m.domain_id"
    " JOIN site t ON t.id = d.site_id"
    " LEFT JOIN holding h ON h.mailbox_id = m.id AND h.valid_until IS NULL"
    " LEFT JOIN work_centre w ON w.id = h.work_centre_id"
    " LEFT JOIN office o ON o.id = h.office_id"
    " LEFT JOIN mailbox_usage u ON u.address = p.address"
    " LEFT JOIN activation v ON v.live_mailbox_id = m.id"
    " WHERE a.address = ? AND a.valid_until IS NULL"};
constexpr db::Query kListAliases{"list_aliases",
                                 "SELECT address FROM address WHERE mailbox_id = ? AND NOT is_primary"
                                 " AND valid_until IS NULL ORDER BY valid_from, address"};

template <typename Number>
std::optional<Number> maybe_number(const db::Row& row, std::size_t column) {
    return row.is_null(column) ? std::nullopt : std::optional(static_cast<Number>(row.number(column)));
}

std::optional<base::Time> maybe_time(const db::Row& row, std::size_t column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.time(column));
}

MailboxState read_state(const std::string& text) {
    const auto state = parse_mailbox_state(text);
    if (!state) base::broken("unknown mailbox state " + text);
    return *state;
}

ListedAccount read_listed(const db::Row& row) {
    return {.mailbox_id = static_cast<std::uint64_t>(row.number(0)),
            .address = row.text(1),
            .site_key = row.text(2),
            .state = read_state(row.text(3)),
            .type = row.is_null(4) ? std::nullopt : parse_account_type(row.text(4)),
            .person_id = maybe_number<std::uint64_t>(row, 5),
            .work_centre = row.maybe_text(6),
            .office = row.maybe_text(7),
            .quota_bytes = static_cast<std::uint64_t>(row.number(8)),
            .used_bytes = maybe_number<std::uint64_t>(row, 9),
            .has_password = row.number(10) != 0,
            .password_changed_at = maybe_time(row, 11),
            .credential_expires_at = maybe_time(row, 12),
            .created_at = row.time(13)};
}

}  // namespace

std::vector<ListedAccount> list_accounts(db::Connection& connection, const AccountFilter& filter, std::uint64_t after,
                                         unsigned most) {
    std::vector<ListedAccount> accounts;
    for (const db::Row& row : connection.select(kList, after, filter.site_key, filter.site_key, filter.state,
                                                filter.state, filter.type, filter.type, most))
        accounts.push_back(read_listed(row));
    return accounts;
}

std::optional<ListedAccount> find_listed(db::Connection& connection, const std::string& address) {
    const auto row = connection.find(kFind, address);
    return row ? std::optional(read_listed(*row)) : std::nullopt;
}

std::vector<std::string> list_aliases(db::Connection& connection, std::uint64_t mailbox_id) {
    std::vector<std::string> aliases;
    for (const db::Row& row : connection.select(kListAliases, mailbox_id)) aliases.push_back(row.text(0));
    return aliases;
}

}  // namespace valija::accounts
