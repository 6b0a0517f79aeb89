// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/mail_rules_store.h"

#include <array>
#include <utility>

#include "base/fault.h"

namespace valija::accounts {

namespace {

constexpr db::Query kFind{"find_mail_rules",
                          "SELECT generation, forward_to, keeps_copy, vacation_on, vacation_from, vacation_until,"
                          " vacation_subject, vacation_text FROM mail_rules WHERE mailbox_id = ?"};
constexpr db::Query kListFilters{
    "list_mail_filters",
    "SELECT field, contains, action, folder FROM mail_filter WHERE mailbox_id = ? ORDER BY position"};
constexpr db::Query kWrite{
    "write_mail_rules",
    "INSERT INTO mail_rules (mailbox_id, generation, forward_to, keeps_copy, vacation_on, vacation_from,"
    " vacation_until, vacation_subject, vacation_text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON DUPLICATE KEY UPDATE generation = VALUES(generation), forward_to = VALUES(forward_to),"
    " keeps_copy = VALUES(keeps_copy), vacation_on = VALUES(vacation_on), vacation_from = VALUES(vacation_from),"
    " vacation_until = VALUES(vacation_until), vacation_subject = VALUES(vacation_subject),"
    " vacation_text = VALUES(vacation_text)"};
constexpr db::Query kDeleteFilters{"delete_mail_filters", "DELETE FROM mail_filter WHERE mailbox_id = ?"};
constexpr db::Query kInsertFilter{"insert_mail_filter",
                                  "INSERT INTO mail_filter (mailbox_id, position, field, contains, action, folder)"
                                  " VALUES (?, ?, ?, ?, ?, ?)"};
constexpr db::Query kDelete{"delete_mail_rules", "DELETE FROM mail_rules WHERE mailbox_id = ?"};
constexpr db::Query kListAddresses{
    "list_own_addresses",
    "SELECT address FROM address WHERE mailbox_id = ? AND valid_until IS NULL ORDER BY is_primary DESC, address"};
constexpr db::Query kFindHop{"find_next_hop",
                             "SELECT m.id, r.forward_to FROM address a"
                             " JOIN mailbox m ON m.id = a.mailbox_id AND m.state <> 'deleted'"
                             " LEFT JOIN mail_rules r ON r.mailbox_id = m.id AND m.state = 'active'"
                             " WHERE a.address = ? AND a.valid_until IS NULL"};

constexpr std::array<std::pair<sieve::Field, const char*>, 3> kFields{
    {{sieve::Field::From, "from"}, {sieve::Field::To, "to"}, {sieve::Field::Subject, "subject"}}};
constexpr std::array<std::pair<sieve::Action, const char*>, 4> kActions{{{sieve::Action::Folder, "folder"},
                                                                         {sieve::Action::Flag, "flag"},
                                                                         {sieve::Action::Seen, "seen"},
                                                                         {sieve::Action::Trash, "trash"}}};

template <typename Names>
auto parse(const Names& names, const std::string& text) {
    for (const auto& [value, name] : names)
        if (text == name) return value;
    base::broken("unknown word of a mail filter: " + text);
}

template <typename Names, typename Value>
const char* name_of(const Names& names, Value wanted) {
    for (const auto& [value, name] : names)
        if (value == wanted) return name;
    base::broken("a mail filter without a word");
}

}  // namespace

KeptRules find_mail_rules(db::Connection& connection, std::uint64_t mailbox_id) {
    const auto row = connection.find(kFind, mailbox_id);
    if (!row) return {};
    KeptRules kept{.generation = static_cast<std::uint32_t>(row->number(0)), .rules = {}};
    if (!row->is_null(1)) kept.rules.forwarding = {.to = row->text(1), .keeps_copy = row->number(2) != 0};
    kept.rules.vacation = {.on = row->number(3) != 0,
                           .from = row->maybe_text(4),
                           .until = row->maybe_text(5),
                           .subject = row->text(6),
                           .text = row->text(7)};
    for (const db::Row& filter : connection.select(kListFilters, mailbox_id)) {
        kept.rules.filters.push_back({.field = parse(kFields, filter.text(0)),
                                      .contains = filter.text(1),
                                      .action = parse(kActions, filter.text(2)),
                                      .folder = filter.text(3)});
    }
    return kept;
}

void write_mail_rules(db::Connection& connection, std::uint64_t mailbox_id, const KeptRules& kept) {
    const auto& [forwarding, vacation, filters] = kept.rules;
    connection.change(kWrite, mailbox_id, kept.generation, forwarding ? std::optional(forwarding->to) : std::nullopt,
                      !forwarding || forwarding->keeps_copy, vacation.on, vacation.from, vacation.until,
                      vacation.subject, vacation.text);
    connection.change(kDeleteFilters, mailbox_id);
    if (filters.empty()) return;
    std::vector<std::vector<db::Value>> rows;
    for (const auto& filter : filters)
        rows.push_back({mailbox_id, rows.size() + 1, name_of(kFields, filter.field), filter.contains,
                        name_of(kActions, filter.action), filter.folder});
    connection.change_many(kInsertFilter, rows);
}

void delete_mail_rules(db::Connection& connection, std::uint64_t mailbox_id) { connection.change(kDelete, mailbox_id); }

std::vector<std::string> list_own_addresses(db::Connection& connection, std::uint64_t mailbox_id) {
    std::vector<std::string> addresses;
    for (const db::Row& row : connection.select(kListAddresses, mailbox_id)) addresses.push_back(row.text(0));
    return addresses;
}

std::optional<NextHop> find_next_hop(db::Connection& connection, const std::string& address) {
    const auto row = connection.find(kFindHop, address);
    if (!row) return std::nullopt;
    return NextHop{.mailbox_id = static_cast<std::uint64_t>(row->number(0)), .forward_to = row->maybe_text(1)};
}

}  // namespace valija::accounts
