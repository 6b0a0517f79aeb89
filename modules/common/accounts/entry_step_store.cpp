// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/entry_step_store.h"

#include "base/fault.h"

namespace valija::accounts {

namespace {

constexpr db::Query kFacts{
    "load_entry_facts",
    "SELECT f.mobile_step, f.alternate_step, f.terms_step, h.account_type = 'personal', p.mobile_confirmed_at,"
    " p.alternate_confirmed_at, t.accepted_at, k.skipped_until, l.skipped_until, n.skipped_until, s.is_open"
    " FROM mailbox m JOIN domain_profile f ON f.domain_id = m.domain_id"
    " LEFT JOIN holding h ON h.mailbox_id = m.id AND h.valid_until IS NULL"
    " LEFT JOIN person p ON p.id = h.person_id"
    " LEFT JOIN terms_acceptance t ON t.mailbox_id = m.id AND t.version = ? AND t.person_id = COALESCE(h.person_id, 0)"
    " LEFT JOIN entry_step_skip k ON k.mailbox_id = m.id AND k.step = 'mobile'"
    " AND k.person_id = COALESCE(h.person_id, 0)"
    " LEFT JOIN entry_step_skip l ON l.mailbox_id = m.id AND l.step = 'alternate_address'"
    " AND l.person_id = COALESCE(h.person_id, 0)"
    " LEFT JOIN entry_step_skip n ON n.mailbox_id = m.id AND n.step = 'terms'"
    " AND n.person_id = COALESCE(h.person_id, 0)"
    " LEFT JOIN sms_switch s ON s.id = 1"
    " WHERE m.id = ?"};
constexpr db::Query kAccept{"insert_terms_acceptance",
                            "INSERT IGNORE INTO terms_acceptance (mailbox_id, version, person_id, accepted_at)"
                            " SELECT mailbox_id, ?, COALESCE(person_id, 0), ? FROM holding"
                            " WHERE mailbox_id = ? AND valid_until IS NULL"};
constexpr db::Query kAcceptances{"list_terms_acceptances",
                                 "SELECT t.version, t.accepted_at FROM holding h JOIN terms_acceptance t"
                                 " ON t.mailbox_id = h.mailbox_id AND t.person_id = COALESCE(h.person_id, 0)"
                                 " WHERE h.mailbox_id = ? AND h.valid_until IS NULL ORDER BY t.accepted_at DESC"};
constexpr db::Query kSkip{"save_entry_step_skip",
                          "INSERT INTO entry_step_skip (mailbox_id, step, person_id, skipped_until)"
                          " SELECT mailbox_id, ?, COALESCE(person_id, 0), ? FROM holding"
                          " WHERE mailbox_id = ? AND valid_until IS NULL"
                          " ON DUPLICATE KEY UPDATE skipped_until = VALUE(skipped_until)"};

EntryStepFacts read_step(const db::Row& row, std::size_t rule, bool is_done, std::size_t skip) {
    const auto parsed = people::parse_step_rule(row.text(rule));
    if (!parsed) base::broken("unknown rule of a step: " + row.text(rule));
    return {.rule = *parsed,
            .is_done = is_done,
            .skipped_until = row.is_null(skip) ? std::nullopt : std::optional(row.time(skip))};
}

}  // namespace

EntryFacts load_entry_facts(db::Connection& connection, std::uint64_t mailbox_id, const std::string& terms_version) {
    const auto row = connection.find(kFacts, terms_version, mailbox_id);
    if (!row) base::broken("no such mailbox");
    return {.is_personal = !row->is_null(3) && row->number(3) != 0,
            .sms_open = !row->is_null(10) && row->number(10) != 0,
            .mobile = read_step(*row, 0, !row->is_null(4), 7),
            .alternate_address = read_step(*row, 1, !row->is_null(5), 8),
            .terms = read_step(*row, 2, !row->is_null(6), 9)};
}

bool insert_acceptance(db::Connection& connection, std::uint64_t mailbox_id, const std::string& version,
                       base::Time now) {
    return connection.change(kAccept, version, now, mailbox_id) == 1;
}

std::vector<Acceptance> list_acceptances(db::Connection& connection, std::uint64_t mailbox_id) {
    std::vector<Acceptance> acceptances;
    for (const db::Row& row : connection.select(kAcceptances, mailbox_id))
        acceptances.push_back({.version = row.text(0), .accepted_at = row.time(1)});
    return acceptances;
}

void save_skip(db::Connection& connection, std::uint64_t mailbox_id, EntryStep step, base::Time skipped_until) {
    connection.change(kSkip, to_text(step), skipped_until, mailbox_id);
}

}  // namespace valija::accounts
