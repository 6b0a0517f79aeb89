// SPDX-License-Identifier: AGPL-3.0-or-later
// Who the institution's register knows: a person with two keys (national ID and employee key), a status, and the two
// contacts that credentials and codes may go to. National IDs and keys stand in the form their validators write.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace valija::people {

enum class PersonKind { Worker, Teacher, Instructor, Student, Director };

// How we know that a contact is the person's own: their register says so, staff saw it, they opened a mailed link
// (addresses) or typed a code that was sent to it (mobiles).
enum class ConfirmedBy { Register, Staff, Link, Code };

std::string_view to_text(PersonKind kind);
std::optional<PersonKind> parse_person_kind(std::string_view text);
std::string_view to_text(ConfirmedBy how);

// A mail address elsewhere, or a mobile number (E.164). One that is not confirmed gets nothing but the question whether
// it is theirs.
struct Contact {
    std::string value;
    base::Time set_at;
    std::optional<base::Time> confirmed_at;
    std::optional<ConfirmedBy> confirmed_by;

    bool is_confirmed() const { return confirmed_at.has_value(); }
};

enum class ContactKind { Mobile, AlternateAddress };

std::string_view to_text(ContactKind kind);
std::optional<ContactKind> parse_contact_kind(std::string_view text);

struct PersonWorkCentre {
    std::uint32_t id = 0;
    std::string cct;
    std::string name;
};

struct Person {
    std::uint64_t id = 0;
    std::string site_key;
    PersonKind kind = PersonKind::Worker;
    std::string given_names;
    std::string first_surname;
    std::optional<std::string> second_surname;
    std::optional<std::string> national_id;
    std::optional<std::string> employee_key;
    bool active = true;
    std::optional<std::string> status_since;  // YYYY-MM-DD
    std::optional<Contact> alternate_address;
    std::optional<Contact> mobile;
    // By the person or by staff: an import brings none back.
    bool alternate_address_taken_away = false;
    bool mobile_taken_away = false;
    std::optional<PersonWorkCentre> work_centre;
    std::optional<base::Time> data_updated_at;  // when the register last confirmed these data
};

const std::optional<Contact>& contact_of(const Person& person, ContactKind kind);

// "Ana López Nájera".
std::string full_name(const Person& person);

}  // namespace valija::people
