// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of table person. Keys belong to a site: the same CURP may stand in two institutions' registers. A change of a
// contact is only written here: who may ask for it, and telling the old and the new contact, is the caller's affair.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "db/connection.h"
#include "people/person.h"

namespace valija::people {

// The person who has both keys at this site: one statement, the same for known and unknown keys, along the index of
// national IDs. REQUIRES: keys in their validators' form.
std::optional<Person> find_by_keys(db::Connection& connection, const std::string& site_key,
                                   const std::string& national_id, const std::string& employee_key);
// One key of the two, for the operator.
std::optional<Person> find_by_national_id(db::Connection& connection, const std::string& site_key,
                                          const std::string& national_id);
std::optional<Person> find_by_employee_key(db::Connection& connection, const std::string& site_key,
                                           const std::string& employee_key);
std::optional<Person> find_person(db::Connection& connection, std::uint64_t id);
// The same, locked until the transaction ends; the person's row alone.
std::optional<Person> find_person_for_update(db::Connection& connection, std::uint64_t id);

// Whatever the contacts are, they are written as they stand in `person` with their own times. Of the work centre only
// the number counts. Throws DuplicateKey when another has one of the keys. REQUIRES: the site is known (else a Fault).
std::uint64_t insert_person(db::Connection& connection, const Person& person, base::Time now);
// Everything but id, site and contacts. Throws DuplicateKey when another has one of the keys.
void update_person(db::Connection& connection, const Person& person);

// The new contact, or none. `how` empty: not confirmed.
void set_alternate_address(db::Connection& connection, std::uint64_t id, const std::optional<std::string>& address,
                           std::optional<ConfirmedBy> how, base::Time now);
void set_mobile(db::Connection& connection, std::uint64_t id, const std::optional<std::string>& mobile,
                std::optional<ConfirmedBy> how, base::Time now);
// False when the contact is another by now: nothing is confirmed then.
[[nodiscard]] bool confirm_alternate_address(db::Connection& connection, std::uint64_t id, const std::string& address,
                                             ConfirmedBy how, base::Time now);
[[nodiscard]] bool confirm_mobile(db::Connection& connection, std::uint64_t id, const std::string& mobile,
                                  ConfirmedBy how, base::Time now);

// For registers, which come in thousands of lines at once: one statement each, whatever their number.
// Those of these national IDs that there are, in no order.
std::vector<Person> find_people(db::Connection& connection, std::uint16_t site_id,
                                const std::vector<std::string>& national_ids);
std::vector<std::uint64_t> find_person_ids(db::Connection& connection, std::uint16_t site_id,
                                           const std::vector<std::string>& national_ids);
// Whose these employee keys are; a key that nobody has is left out.
std::map<std::string, std::uint64_t> find_employee_key_owners(db::Connection& connection, std::uint16_t site_id,
                                                              const std::vector<std::string>& employee_keys);
// As insert_person() and update_person(). REQUIRES: a transaction, since a duplicate may come after some are written.
void insert_people(db::Connection& connection, std::uint16_t site_id, const std::vector<Person>& people,
                   base::Time now);
void update_people(db::Connection& connection, const std::vector<Person>& people);
struct ContactReplacement {
    std::uint64_t person_id = 0;
    std::string person;  // full name
    std::optional<Contact> old_contact;
    Contact contact;
};
// False when one of them is no longer as it was read: somebody has changed or confirmed it meanwhile.
[[nodiscard]] bool replace_alternate_addresses(db::Connection& connection,
                                               const std::vector<ContactReplacement>& replacements);
[[nodiscard]] bool replace_mobiles(db::Connection& connection, const std::vector<ContactReplacement>& replacements);

}  // namespace valija::people
