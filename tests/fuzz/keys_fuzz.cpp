// SPDX-License-Identifier: AGPL-3.0-or-later
// Keys, mobile numbers and names as anybody may type them: what is read is in its one form, reads again as the same,
// and holds nothing that a mail, a short message or an address could break on.
#include <algorithm>

#include "base/mail_address.h"
#include "base/text.h"
#include "fuzz/fuzz.h"
#include "people/curp.h"
#include "people/employee_key.h"
#include "people/masked.h"
#include "people/mobile.h"
#include "people/national_id.h"
#include "people/user_name.h"

namespace valija::fuzz {

namespace {

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
}

void check_national_ids(std::string_view input) {
    for (const auto kind : {people::NationalIdKind::Curp, people::NationalIdKind::Cedula}) {
        const auto read = people::read_national_id(kind, input);
        if (!read) continue;
        HOLDS(is_plain(*read) && read->size() <= 18);
        HOLDS(people::read_national_id(kind, *read) == read);
        if (kind == people::NationalIdKind::Curp) HOLDS(people::parse_curp(*read).born.ok());
    }
}

void check_names(std::string_view input) {
    if (!base::is_utf8(input)) return;
    const auto half = base::first_characters(input, base::count_characters(input) / 2);
    const std::string rest(input.substr(half.size()));
    for (const unsigned homonym : {0U, 1U, 2U, 77U}) {
        const auto name = people::make_user_name(people::UserNameRule::GivenSurname, half, rest, rest, {}, homonym);
        if (!name) continue;
        HOLDS(name->size() <= 64 && base::is_mail_address(*name + "@educacion.example"));
        HOLDS(name->find_first_of("%_") == std::string::npos);  // they would be wildcards in a LIKE
        HOLDS(!people::is_reserved_user_name(*name));
    }
}

}  // namespace

void check(std::string_view input) {
    check_national_ids(input);
    check_names(input);
    HOLDS(people::strip_employee_key(input).size() <= input.size());
    if (const auto mobile = people::read_mobile(input, "52")) HOLDS(mobile->front() == '+' && mobile->size() <= 16);
    if (base::is_utf8(input))
        HOLDS(base::is_utf8(people::mask_address(input)) && base::is_utf8(people::mask_mobile("+52")));
}

}  // namespace valija::fuzz
