// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/person.h"

#include "base/fault.h"

namespace valija::people {

std::string_view to_text(PersonKind kind) {
    switch (kind) {
        case PersonKind::Worker:
            return "worker";
        case PersonKind::Teacher:
            return "teacher";
        case PersonKind::Instructor:
            return "instructor";
        case PersonKind::Student:
            return "student";
        case PersonKind::Director:
            return "director";
    }
    base::broken("unknown kind of person");
}

std::optional<PersonKind> parse_person_kind(std::string_view text) {
    for (const auto kind :
         {PersonKind::Worker, PersonKind::Teacher, PersonKind::Instructor, PersonKind::Student, PersonKind::Director}) {
        if (to_text(kind) == text) return kind;
    }
    return std::nullopt;
}

std::string_view to_text(ContactKind kind) {
    switch (kind) {
        case ContactKind::Mobile:
            return "mobile";
        case ContactKind::AlternateAddress:
            return "alternate_address";
    }
    base::broken("unknown kind of contact");
}

std::optional<ContactKind> parse_contact_kind(std::string_view text) {
    for (const auto kind : {ContactKind::Mobile, ContactKind::AlternateAddress}) {
        if (to_text(kind) == text) return kind;
    }
    return std::nullopt;
}

const std::optional<Contact>& contact_of(const Person& person, ContactKind kind) {
    return kind == ContactKind::Mobile ? person.mobile : person.alternate_address;
}

std::string_view to_text(ConfirmedBy how) {
    switch (how) {
        case ConfirmedBy::Register:
            return "register";
        case ConfirmedBy::Staff:
            return "staff";
        case ConfirmedBy::Link:
            return "link";
        case ConfirmedBy::Code:
            return "code";
    }
    base::broken("unknown way of confirming a contact");
}

std::string full_name(const Person& person) {
    std::string name = person.given_names + ' ' + person.first_surname;
    if (person.second_surname) name += ' ' + *person.second_surname;
    return name;
}

}  // namespace valija::people
