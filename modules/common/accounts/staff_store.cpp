// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/staff_store.h"

#include "base/fault.h"

namespace valija::accounts {

namespace {

constexpr db::Query kList{"list_staff",
                          "SELECT s.id, t.site_key, d.name, s.mailbox_id, a.address, s.role, s.added_at FROM staff s"
                          " JOIN site t ON t.id = s.site_id"
                          " JOIN address a ON a.mailbox_id = s.mailbox_id AND a.is_primary AND a.valid_until IS NULL"
                          " LEFT JOIN domain d ON d.id = s.domain_id"
                          " WHERE s.removed_at IS NULL AND (? = '' OR t.site_key = ?) ORDER BY s.id"};
constexpr db::Query kInsert{
    "insert_staff",
    "INSERT INTO staff (site_id, mailbox_id, role, added_at) SELECT id, ?, ?, ? FROM site WHERE site_key = ?"};
constexpr db::Query kEnd{"end_staff",
                         "UPDATE staff SET removed_at = ? WHERE mailbox_id = ? AND removed_at IS NULL"
                         " AND site_id = (SELECT id FROM site WHERE site_key = ?) AND (? = '' OR role = ?)"};
constexpr db::Query kEndAll{"end_all_staff",
                            "UPDATE staff SET removed_at = ? WHERE mailbox_id = ? AND removed_at IS NULL"};

StaffMember read_member(const db::Row& row) {
    const auto role = parse_staff_role(row.text(5));
    if (!role) base::broken("unknown role of staff " + row.text(5));
    return {.id = static_cast<std::uint64_t>(row.number(0)),
            .site_key = row.text(1),
            .domain = row.maybe_text(2),
            .mailbox_id = static_cast<std::uint64_t>(row.number(3)),
            .address = row.text(4),
            .role = *role,
            .added_at = row.time(6)};
}

}  // namespace

std::string_view to_text(StaffRole role) {
    switch (role) {
        case StaffRole::Systems:
            return "systems";
        case StaffRole::HelpDesk:
            return "help_desk";
        case StaffRole::Auditor:
            return "auditor";
        case StaffRole::Letters:
            return "letters";
        case StaffRole::Admin:
            return "admin";
    }
    base::broken("unknown role of staff");
}

std::optional<StaffRole> parse_staff_role(std::string_view text) {
    for (const auto role :
         {StaffRole::Systems, StaffRole::HelpDesk, StaffRole::Auditor, StaffRole::Letters, StaffRole::Admin}) {
        if (to_text(role) == text) return role;
    }
    return std::nullopt;
}

std::vector<StaffMember> list_staff(db::Connection& connection, const std::string& site_key) {
    std::vector<StaffMember> members;
    for (const db::Row& row : connection.select(kList, site_key, site_key)) members.push_back(read_member(row));
    return members;
}

bool insert_staff(db::Connection& connection, const std::string& site_key, std::uint64_t mailbox_id, StaffRole role,
                  base::Time now) {
    return connection.change(kInsert, mailbox_id, to_text(role), now, site_key) > 0;
}

std::uint64_t end_staff(db::Connection& connection, const std::string& site_key, std::uint64_t mailbox_id,
                        std::optional<StaffRole> role, base::Time now) {
    const std::string_view which = role ? to_text(*role) : std::string_view();
    return connection.change(kEnd, now, mailbox_id, site_key, which, which);
}

std::uint64_t end_all_staff(db::Connection& connection, std::uint64_t mailbox_id, base::Time now) {
    return connection.change(kEndAll, now, mailbox_id);
}

}  // namespace valija::accounts
