// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/own_data.h"

#include <nlohmann/json.hpp>

#include "base/fault.h"

namespace valija::account {

namespace {

using Json = nlohmann::ordered_json;

template <typename T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}

Json time_or_null(const std::optional<base::Time>& time) { return time ? Json(base::to_sql(*time)) : Json(); }

Json contact_or_null(const std::optional<people::Contact>& contact) {
    if (!contact) return {};
    return {{"value", contact->value},
            {"set_at", base::to_sql(contact->set_at)},
            {"confirmed_at", time_or_null(contact->confirmed_at)},
            {"confirmed_by", contact->confirmed_by ? Json(people::to_text(*contact->confirmed_by)) : Json()}};
}

Json person_or_null(const std::optional<people::Person>& person) {
    if (!person) return {};
    return {{"kind", people::to_text(person->kind)},
            {"given_names", person->given_names},
            {"first_surname", person->first_surname},
            {"second_surname", or_null(person->second_surname)},
            {"national_id", or_null(person->national_id)},
            {"employee_key", or_null(person->employee_key)},
            {"active", person->active},
            {"status_since", or_null(person->status_since)},
            {"work_centre", person->work_centre ? Json(person->work_centre->name) : Json()},
            {"work_centre_key", person->work_centre ? Json(person->work_centre->cct) : Json()},
            {"data_updated_at", time_or_null(person->data_updated_at)},
            {"alternate_address", contact_or_null(person->alternate_address)},
            {"mobile", contact_or_null(person->mobile)}};
}

template <typename Rows>
Json places(const Rows& rows) {
    Json list = Json::array();
    for (const auto& row : rows)
        list.push_back({{"created_at", base::to_sql(row.created_at)},
                        {"last_seen_at", base::to_sql(row.last_seen_at)},
                        {"network_address", row.remote_address},
                        {"browser", row.user_agent}});
    return list;
}

Json acceptances(const std::vector<accounts::Acceptance>& accepted) {
    Json list = Json::array();
    for (const auto& one : accepted)
        list.push_back({{"version", one.version}, {"accepted_at", base::to_sql(one.accepted_at)}});
    return list;
}

const char* to_text(sieve::Field field) {
    switch (field) {
        case sieve::Field::From:
            return "from";
        case sieve::Field::To:
            return "to";
        case sieve::Field::Subject:
            return "subject";
    }
    base::broken("unknown field of a filter");
}

const char* to_text(sieve::Action action) {
    switch (action) {
        case sieve::Action::Folder:
            return "folder";
        case sieve::Action::Flag:
            return "flag";
        case sieve::Action::Seen:
            return "seen";
        case sieve::Action::Trash:
            return "trash";
    }
    base::broken("unknown action of a filter");
}

Json mail_rules(const sieve::MailRules& rules) {
    Json filters = Json::array();
    for (const auto& filter : rules.filters)
        filters.push_back({{"field", to_text(filter.field)},
                           {"contains", filter.contains},
                           {"action", to_text(filter.action)},
                           {"folder", filter.folder}});
    return {{"forwarded_to", rules.forwarding ? Json(rules.forwarding->to) : Json()},
            {"forwarding_keeps_copy", rules.forwarding ? Json(rules.forwarding->keeps_copy) : Json()},
            {"answers", rules.vacation.on},
            {"answer_subject", rules.vacation.subject},
            {"answer_text", rules.vacation.text},
            {"filters", std::move(filters)}};
}

}  // namespace

std::string write_own_data(const OwnData& data, base::Time now) {
    Json movements = Json::array();
    for (const auto& movement : data.movements)
        movements.push_back({{"occurred_at", base::to_sql(movement.occurred_at)},
                             {"action", movement.action},
                             {"done_by", movement.actor_kind}});
    const auto& own = data.account;
    const Json document{{"written_at", base::to_sql(now)},
                        {"account",
                         {{"address", data.address},
                          {"type", accounts::to_text(own.type)},
                          {"created_at", base::to_sql(own.created_at)},
                          {"held_since", base::to_sql(own.held_since)},
                          {"password_changed_at", time_or_null(own.password_changed_at)},
                          {"quota_bytes", own.quota_bytes},
                          {"used_bytes", own.used_bytes},
                          {"messages", own.messages}}},
                        {"person", person_or_null(data.person)},
                        {"conditions_accepted", acceptances(data.acceptances)},
                        {"mail_rules", mail_rules(data.rules)},
                        {"open_sessions", places(data.sessions)},
                        {"known_browsers", places(data.browsers)},
                        {"movements", std::move(movements)}};
    constexpr int kIndent = 2;
    return document.dump(kIndent, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace valija::account
