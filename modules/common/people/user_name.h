// SPDX-License-Identifier: AGPL-3.0-or-later
// The part of an address before the @, made from what the register knows of a person: given.surname or the document's
// number. ASCII letters, digits and single dots in the middle, at most 64 places (RFC 5321, 4.5.3.1.1), never a name
// that mail itself needs (RFC 2142) or that the institution keeps for its own desks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace valija::people {

enum class UserNameRule { GivenSurname, Document };

std::string_view to_text(UserNameRule rule);
std::optional<UserNameRule> parse_user_name_rule(std::string_view text);

// The person's name when `homonym` others before them have taken theirs: 0 is given.surname, 1 is
// given.surname.secondsurname if there is a second one, then given.surname2, given.surname3, ... A document's number is
// nobody else's: it has no second choice. nullopt: no (further) name can be made of this. Never the same name for two
// values of `homonym`. REQUIRES: names are UTF-8.
std::optional<std::string> make_user_name(UserNameRule rule, std::string_view given_names,
                                          std::string_view first_surname,
                                          const std::optional<std::string>& second_surname,
                                          const std::optional<std::string>& national_id, unsigned homonym);

// Whether a chosen name can be a user name at all: small ASCII letters and digits, with single dots, hyphens and
// underscores between them, at most 64 places. No plus sign: what follows one is no part of the mailbox's name.
bool is_user_name(std::string_view name);

// Kept for mail's own needs and the institution's desks: nobody gets such a personal name.
bool is_reserved_user_name(std::string_view name);

// Lower-case ASCII of a name: accents, tildes and diaereses taken off, apostrophes dropped, everything else that is no
// letter or digit a space. REQUIRES: UTF-8.
std::string fold_name(std::string_view name);

}  // namespace valija::people
