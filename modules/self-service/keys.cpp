// SPDX-License-Identifier: AGPL-3.0-or-later
#include "self-service/keys.h"

#include "people/employee_key.h"

namespace valija::self_service {

namespace {

Keys read_keys(const people::DomainProfile& profile, const std::string& national_id, const std::string& employee_key) {
    Keys keys;
    const auto read = people::read_national_id(profile.national_id_kind, national_id);
    keys.national_id = read.value_or(national_id);
    keys.national_id_wrong = !read;
    keys.employee_key = people::strip_employee_key(employee_key);
    keys.employee_key_wrong = !people::EmployeeKeyPattern(profile.employee_key_pattern).matches(keys.employee_key);
    return keys;
}

}  // namespace

Keys read_keys(const std::vector<people::DomainProfile>& offers, const std::string& national_id,
               const std::string& employee_key) {
    for (const people::DomainProfile& profile : offers) {
        Keys keys = read_keys(profile, national_id, employee_key);
        if (!keys.national_id_wrong && !keys.employee_key_wrong) return keys;
    }
    return read_keys(offers.front(), national_id, employee_key);
}

}  // namespace valija::self_service
