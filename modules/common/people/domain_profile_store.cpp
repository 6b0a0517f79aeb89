// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/domain_profile_store.h"

#include <algorithm>

#include "base/fault.h"

namespace valija::people {

namespace {

constexpr db::Query kFind{
    "find_domain_profile",
    "SELECT d.id, d.name, t.site_key, d.active, f.person_kinds, f.national_id_kind, f.employee_key_label,"
    " f.employee_key_pattern, f.user_name_rule, f.may_create, f.may_reset, f.quota_bytes, f.activation_hours,"
    " f.letter_days, f.data_fresh_days, f.support_text, f.mobile_step, f.alternate_step, f.terms_step"
    " FROM domain d JOIN domain_profile f ON f.domain_id = d.id JOIN site t ON t.id = d.site_id WHERE d.name = ?"};
constexpr db::Query kList{
    "list_domain_profiles",
    "SELECT d.id, d.name, t.site_key, d.active, f.person_kinds, f.national_id_kind, f.employee_key_label,"
    " f.employee_key_pattern, f.user_name_rule, f.may_create, f.may_reset, f.quota_bytes, f.activation_hours,"
    " f.letter_days, f.data_fresh_days, f.support_text, f.mobile_step, f.alternate_step, f.terms_step"
    " FROM site t JOIN domain d ON d.site_id = t.id JOIN domain_profile f ON f.domain_id = d.id"
    " WHERE t.site_key = ? ORDER BY d.id"};
constexpr db::Query kSave{
    "save_domain_profile",
    "UPDATE domain_profile SET person_kinds = ?, national_id_kind = ?, employee_key_label = ?,"
    " employee_key_pattern = ?, user_name_rule = ?, may_create = ?, may_reset = ?, quota_bytes = ?,"
    " activation_hours = ?, letter_days = ?, data_fresh_days = ?, support_text = ?, mobile_step = ?,"
    " alternate_step = ?, terms_step = ? WHERE domain_id = ?"};

// A SET column's text: "worker,teacher".
std::vector<PersonKind> parse_kinds(const std::string& text) {
    std::vector<PersonKind> kinds;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        const auto kind = parse_person_kind(std::string_view(text).substr(begin, end - begin));
        if (!kind) base::broken("unknown kind of person in " + text);
        kinds.push_back(*kind);
        begin = end + 1;
    }
    return kinds;
}

std::string join_kinds(const std::vector<PersonKind>& kinds) {
    std::string text;
    for (const PersonKind kind : kinds) text.append(text.empty() ? "" : ",").append(to_text(kind));
    return text;
}

template <typename Parsed>
Parsed require(std::optional<Parsed> parsed, const std::string& text) {
    if (!parsed) base::broken("unknown value of a domain's profile: " + text);
    return *parsed;
}

DomainProfile read_profile(const db::Row& row) {
    return {.domain_id = static_cast<std::uint32_t>(row.number(0)),
            .domain = row.text(1),
            .site_key = row.text(2),
            .domain_active = row.number(3) != 0,
            .person_kinds = parse_kinds(row.text(4)),
            .national_id_kind = require(parse_national_id_kind(row.text(5)), row.text(5)),
            .employee_key_label = row.text(6),
            .employee_key_pattern = row.text(7),
            .user_name_rule = require(parse_user_name_rule(row.text(8)), row.text(8)),
            .may_create = row.number(9) != 0,
            .may_reset = row.number(10) != 0,
            .quota_bytes = static_cast<std::uint64_t>(row.number(11)),
            .activation_lifetime = std::chrono::hours(row.number(12)),
            .letter_lifetime = std::chrono::days(row.number(13)),
            .data_freshness = std::chrono::days(row.number(14)),
            .support_text = row.text(15),
            .mobile_step = require(parse_step_rule(row.text(16)), row.text(16)),
            .alternate_step = require(parse_step_rule(row.text(17)), row.text(17)),
            .terms_step = require(parse_step_rule(row.text(18)), row.text(18))};
}

}  // namespace

std::string_view to_text(StepRule rule) {
    switch (rule) {
        case StepRule::Off:
            return "off";
        case StepRule::Optional:
            return "optional";
        case StepRule::Required:
            return "required";
    }
    base::broken("unknown rule of a step");
}

std::optional<StepRule> parse_step_rule(std::string_view text) {
    for (const auto rule : {StepRule::Off, StepRule::Optional, StepRule::Required}) {
        if (to_text(rule) == text) return rule;
    }
    return std::nullopt;
}

bool is_up_to_date(const Person& person, const DomainProfile& profile, base::Time now) {
    return person.data_updated_at && *person.data_updated_at + profile.data_freshness > now;
}

std::optional<DomainProfile> find_profile(db::Connection& connection, const std::string& domain) {
    const auto row = connection.find(kFind, domain);
    return row ? std::optional(read_profile(*row)) : std::nullopt;
}

std::optional<DomainProfile> find_profile_for(db::Connection& connection, const std::string& site_key,
                                              PersonKind kind) {
    for (DomainProfile& profile : list_profiles(connection, site_key)) {
        const auto& kinds = profile.person_kinds;
        if (profile.domain_active && std::find(kinds.begin(), kinds.end(), kind) != kinds.end())
            return std::move(profile);
    }
    return std::nullopt;
}

std::vector<DomainProfile> list_profiles(db::Connection& connection, const std::string& site_key) {
    std::vector<DomainProfile> profiles;
    for (const db::Row& row : connection.select(kList, site_key)) profiles.push_back(read_profile(row));
    return profiles;
}

void save_profile(db::Connection& connection, const DomainProfile& profile) {
    connection.change(kSave, join_kinds(profile.person_kinds), to_text(profile.national_id_kind),
                      profile.employee_key_label, profile.employee_key_pattern, to_text(profile.user_name_rule),
                      profile.may_create, profile.may_reset, profile.quota_bytes, profile.activation_lifetime.count(),
                      profile.letter_lifetime.count(), profile.data_freshness.count(), profile.support_text,
                      to_text(profile.mobile_step), to_text(profile.alternate_step), to_text(profile.terms_step),
                      profile.domain_id);
}

}  // namespace valija::people
