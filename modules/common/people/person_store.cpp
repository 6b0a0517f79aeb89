// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/person_store.h"

#include "base/fault.h"
#include "people/key_list.h"

namespace valija::people {

namespace {

constexpr db::Query kFindByKeys{
    "find_person_by_keys",
    "SELECT p.id, t.site_key, p.kind, p.given_names, p.first_surname, p.second_surname, p.national_id, p.employee_key,"
    " p.active, p.status_since, p.alternate_address, p.alternate_set_at, p.alternate_confirmed_at,"
    " p.alternate_confirmed_by, p.mobile, p.mobile_set_at, p.mobile_confirmed_at, p.mobile_confirmed_by,"
    " w.id, w.cct, w.name, p.data_updated_at"
    " FROM site t JOIN person p ON p.site_id = t.id LEFT JOIN work_centre w ON w.id = p.work_centre_id"
    " WHERE t.site_key = ? AND p.national_id = ? AND p.employee_key = ?"};
constexpr db::Query kFind{
    "find_person",
    "SELECT p.id, t.site_key, p.kind, p.given_names, p.first_surname, p.second_surname, p.national_id, p.employee_key,"
    " p.active, p.status_since, p.alternate_address, p.alternate_set_at, p.alternate_confirmed_at,"
    " p.alternate_confirmed_by, p.mobile, p.mobile_set_at, p.mobile_confirmed_at, p.mobile_confirmed_by,"
    " w.id, w.cct, w.name, p.data_updated_at"
    " FROM person p JOIN site t ON t.id = p.site_id LEFT JOIN work_centre w ON w.id = p.work_centre_id"
    " WHERE p.id = ?"};
constexpr db::Query kFindIdByNationalId{"find_person_by_national_id",
                                        "SELECT p.id FROM site t JOIN person p ON p.site_id = t.id"
                                        " WHERE t.site_key = ? AND p.national_id = ?"};
constexpr db::Query kFindIdByEmployeeKey{"find_person_by_employee_key",
                                         "SELECT p.id FROM site t JOIN person p ON p.site_id = t.id"
                                         " WHERE t.site_key = ? AND p.employee_key = ?"};
constexpr db::Query kLock{"lock_person", "SELECT id FROM person WHERE id = ? FOR UPDATE"};
constexpr db::Query kInsert{
    "insert_person",
    "INSERT INTO person (site_id, kind, given_names, first_surname, second_surname, national_id, employee_key, active,"
    " status_since, alternate_address, alternate_set_at, alternate_confirmed_at, alternate_confirmed_by, mobile,"
    " mobile_set_at, mobile_confirmed_at, mobile_confirmed_by, work_centre_id, data_updated_at, created_at)"
    " SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM site WHERE site_key = ?"};
constexpr db::Query kUpdate{
    "update_person",
    "UPDATE person SET kind = ?, given_names = ?, first_surname = ?, second_surname = ?, national_id = ?,"
    " employee_key = ?, active = ?, status_since = ?, work_centre_id = ?, data_updated_at = ? WHERE id = ?"};
constexpr db::Query kSetAlternate{"set_alternate_address",
                                  "UPDATE person SET alternate_address = ?, alternate_set_at = ?,"
                                  " alternate_confirmed_at = ?, alternate_confirmed_by = ? WHERE id = ?"};
constexpr db::Query kSetMobile{"set_mobile",
                               "UPDATE person SET mobile = ?, mobile_set_at = ?,"
                               " mobile_confirmed_at = ?, mobile_confirmed_by = ? WHERE id = ?"};
constexpr db::Query kConfirmAlternate{"confirm_alternate_address",
                                      "UPDATE person SET alternate_confirmed_at = ?, alternate_confirmed_by = ?"
                                      " WHERE id = ? AND alternate_address = ?"};
constexpr db::Query kConfirmMobile{"confirm_mobile",
                                   "UPDATE person SET mobile_confirmed_at = ?, mobile_confirmed_by = ?"
                                   " WHERE id = ? AND mobile = ?"};

constexpr db::Query kFindMany{
    "find_people",
    "SELECT p.id, t.site_key, p.kind, p.given_names, p.first_surname, p.second_surname, p.national_id, p.employee_key,"
    " p.active, p.status_since, p.alternate_address, p.alternate_set_at, p.alternate_confirmed_at,"
    " p.alternate_confirmed_by, p.mobile, p.mobile_set_at, p.mobile_confirmed_at, p.mobile_confirmed_by,"
    " w.id, w.cct, w.name, p.data_updated_at"
    " FROM JSON_TABLE(?, '$[*]' COLUMNS (item VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) k"
    " STRAIGHT_JOIN person p ON p.site_id = ? AND p.national_id = k.item"
    " JOIN site t ON t.id = p.site_id LEFT JOIN work_centre w ON w.id = p.work_centre_id"};
constexpr db::Query kFindIds{
    "find_person_ids",
    "SELECT p.id FROM JSON_TABLE(?, '$[*]' COLUMNS (item VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) k"
    " STRAIGHT_JOIN person p ON p.site_id = ? AND p.national_id = k.item"};
constexpr db::Query kFindKeyOwners{
    "find_employee_key_owners",
    "SELECT p.employee_key, p.id"
    " FROM JSON_TABLE(?, '$[*]' COLUMNS (item VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) k"
    " STRAIGHT_JOIN person p ON p.site_id = ? AND p.employee_key = k.item"};
constexpr db::Query kInsertMany{
    "insert_people",
    "INSERT INTO person (site_id, kind, given_names, first_surname, second_surname, national_id, employee_key, active,"
    " status_since, alternate_address, alternate_set_at, alternate_confirmed_at, alternate_confirmed_by, mobile,"
    " mobile_set_at, mobile_confirmed_at, mobile_confirmed_by, work_centre_id, data_updated_at, created_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
constexpr db::Query kReplaceAlternate{"replace_alternate_address",
                                      "UPDATE person SET alternate_address = ?, alternate_set_at = ?,"
                                      " alternate_confirmed_at = ?, alternate_confirmed_by = ? WHERE id = ?"
                                      " AND alternate_address <=> ? AND alternate_confirmed_by <=> ?"};
constexpr db::Query kReplaceMobile{"replace_mobile",
                                   "UPDATE person SET mobile = ?, mobile_set_at = ?,"
                                   " mobile_confirmed_at = ?, mobile_confirmed_by = ? WHERE id = ?"
                                   " AND mobile <=> ? AND mobile_confirmed_by <=> ?"};

ConfirmedBy parse_confirmed_by(const std::string& text) {
    for (const auto how : {ConfirmedBy::Register, ConfirmedBy::Staff, ConfirmedBy::Link, ConfirmedBy::Code}) {
        if (to_text(how) == text) return how;
    }
    base::broken("unknown way of confirming a contact: " + text);
}

PersonKind require_person_kind(const std::string& text) {
    const auto kind = parse_person_kind(text);
    if (!kind) base::broken("unknown kind of person: " + text);
    return *kind;
}

std::optional<base::Time> maybe_time(const db::Row& row, std::size_t column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.time(column));
}

// Four columns: value, set_at, confirmed_at, confirmed_by.
std::optional<Contact> read_contact(const db::Row& row, std::size_t first) {
    if (row.is_null(first)) return std::nullopt;
    Contact contact{.value = row.text(first),
                    .set_at = row.is_null(first + 1) ? base::Time() : row.time(first + 1),
                    .confirmed_at = maybe_time(row, first + 2),
                    .confirmed_by = {}};
    if (!row.is_null(first + 3)) contact.confirmed_by = parse_confirmed_by(row.text(first + 3));
    return contact;
}

// Of one that was never there, there is no time either.
bool is_taken_away(const db::Row& row, std::size_t first) { return row.is_null(first) && !row.is_null(first + 1); }

std::optional<PersonWorkCentre> read_work_centre(const db::Row& row, std::size_t first) {
    if (row.is_null(first)) return std::nullopt;
    return PersonWorkCentre{static_cast<std::uint32_t>(row.number(first)), row.text(first + 1), row.text(first + 2)};
}

Person read_person(const db::Row& row) {
    return {.id = static_cast<std::uint64_t>(row.number(0)),
            .site_key = row.text(1),
            .kind = require_person_kind(row.text(2)),
            .given_names = row.text(3),
            .first_surname = row.text(4),
            .second_surname = row.maybe_text(5),
            .national_id = row.maybe_text(6),
            .employee_key = row.maybe_text(7),
            .active = row.number(8) != 0,
            .status_since = row.maybe_text(9),
            .alternate_address = read_contact(row, 10),
            .mobile = read_contact(row, 14),
            .alternate_address_taken_away = is_taken_away(row, 10),
            .mobile_taken_away = is_taken_away(row, 14),
            .work_centre = read_work_centre(row, 18),
            .data_updated_at = maybe_time(row, 21)};
}

std::optional<Person> read_person(const std::optional<db::Row>& row) {
    return row ? std::optional(read_person(*row)) : std::nullopt;
}

std::optional<Person> find_of(db::Connection& connection, const std::optional<db::Row>& id) {
    if (!id) return std::nullopt;
    return find_person(connection, static_cast<std::uint64_t>(id->number(0)));
}

// As the columns of a contact take it: nothing at all, or every part that there is.
struct ContactColumns {
    explicit ContactColumns(const std::optional<Contact>& contact) {
        if (!contact) return;
        value = contact->value;
        set_at = contact->set_at;
        confirmed_at = contact->confirmed_at;
        if (contact->confirmed_by) confirmed_by = to_text(*contact->confirmed_by);
    }

    std::optional<std::string> value;
    std::optional<base::Time> set_at;
    std::optional<base::Time> confirmed_at;
    std::optional<std::string_view> confirmed_by;
};

ContactColumns fresh_contact(const std::optional<std::string>& value, std::optional<ConfirmedBy> how, base::Time now) {
    ContactColumns columns(std::nullopt);
    columns.set_at = now;  // when it was taken away, if it was
    if (!value) return columns;
    return ContactColumns(Contact{
        .value = *value, .set_at = now, .confirmed_at = how ? std::optional(now) : std::nullopt, .confirmed_by = how});
}

std::optional<std::uint32_t> work_centre_id(const Person& person) {
    return person.work_centre ? std::optional(person.work_centre->id) : std::nullopt;
}

bool replace_contacts(db::Connection& connection, const db::Query& query,
                      const std::vector<ContactReplacement>& replacements) {
    std::vector<std::vector<db::Value>> rows;
    for (const ContactReplacement& replacement : replacements) {
        const ContactColumns fresh(replacement.contact);
        const ContactColumns old(replacement.old_contact);
        rows.push_back({fresh.value, fresh.set_at, fresh.confirmed_at, fresh.confirmed_by, replacement.person_id,
                        old.value, old.confirmed_by});
    }
    return connection.change_many(query, rows) == rows.size();
}

}  // namespace

std::optional<Person> find_by_keys(db::Connection& connection, const std::string& site_key,
                                   const std::string& national_id, const std::string& employee_key) {
    return read_person(connection.find(kFindByKeys, site_key, national_id, employee_key));
}

std::optional<Person> find_by_national_id(db::Connection& connection, const std::string& site_key,
                                          const std::string& national_id) {
    return find_of(connection, connection.find(kFindIdByNationalId, site_key, national_id));
}

std::optional<Person> find_by_employee_key(db::Connection& connection, const std::string& site_key,
                                           const std::string& employee_key) {
    return find_of(connection, connection.find(kFindIdByEmployeeKey, site_key, employee_key));
}

std::optional<Person> find_person(db::Connection& connection, std::uint64_t id) {
    return read_person(connection.find(kFind, id));
}

// The lock by itself: a locking read of the joined statement would hold the site's row too, and everybody would queue.
std::optional<Person> find_person_for_update(db::Connection& connection, std::uint64_t id) {
    return find_of(connection, connection.find(kLock, id));
}

std::uint64_t insert_person(db::Connection& connection, const Person& person, base::Time now) {
    const ContactColumns alternate(person.alternate_address);
    const ContactColumns mobile(person.mobile);
    const auto id = connection.insert(
        kInsert, to_text(person.kind), person.given_names, person.first_surname, person.second_surname,
        person.national_id, person.employee_key, person.active, person.status_since, alternate.value, alternate.set_at,
        alternate.confirmed_at, alternate.confirmed_by, mobile.value, mobile.set_at, mobile.confirmed_at,
        mobile.confirmed_by, work_centre_id(person), person.data_updated_at, now, person.site_key);
    if (id == 0) base::broken("no such site: " + person.site_key);
    return id;
}

void update_person(db::Connection& connection, const Person& person) {
    connection.change(kUpdate, to_text(person.kind), person.given_names, person.first_surname, person.second_surname,
                      person.national_id, person.employee_key, person.active, person.status_since,
                      work_centre_id(person), person.data_updated_at, person.id);
}

void set_alternate_address(db::Connection& connection, std::uint64_t id, const std::optional<std::string>& address,
                           std::optional<ConfirmedBy> how, base::Time now) {
    const ContactColumns contact = fresh_contact(address, how, now);
    connection.change(kSetAlternate, contact.value, now, contact.confirmed_at, contact.confirmed_by, id);
}

void set_mobile(db::Connection& connection, std::uint64_t id, const std::optional<std::string>& mobile,
                std::optional<ConfirmedBy> how, base::Time now) {
    const ContactColumns contact = fresh_contact(mobile, how, now);
    connection.change(kSetMobile, contact.value, now, contact.confirmed_at, contact.confirmed_by, id);
}

bool confirm_alternate_address(db::Connection& connection, std::uint64_t id, const std::string& address,
                               ConfirmedBy how, base::Time now) {
    return connection.change(kConfirmAlternate, now, to_text(how), id, address) == 1;
}

bool confirm_mobile(db::Connection& connection, std::uint64_t id, const std::string& mobile, ConfirmedBy how,
                    base::Time now) {
    return connection.change(kConfirmMobile, now, to_text(how), id, mobile) == 1;
}

std::vector<Person> find_people(db::Connection& connection, std::uint16_t site_id,
                                const std::vector<std::string>& national_ids) {
    std::vector<Person> people;
    if (national_ids.empty()) return people;
    for (const db::Row& row : connection.select(kFindMany, key_list(national_ids), site_id))
        people.push_back(read_person(row));
    return people;
}

std::vector<std::uint64_t> find_person_ids(db::Connection& connection, std::uint16_t site_id,
                                           const std::vector<std::string>& national_ids) {
    std::vector<std::uint64_t> ids;
    if (national_ids.empty()) return ids;
    for (const db::Row& row : connection.select(kFindIds, key_list(national_ids), site_id))
        ids.push_back(static_cast<std::uint64_t>(row.number(0)));
    return ids;
}

std::map<std::string, std::uint64_t> find_employee_key_owners(db::Connection& connection, std::uint16_t site_id,
                                                              const std::vector<std::string>& employee_keys) {
    std::map<std::string, std::uint64_t> owners;
    if (employee_keys.empty()) return owners;
    for (const db::Row& row : connection.select(kFindKeyOwners, key_list(employee_keys), site_id))
        owners.emplace(row.text(0), static_cast<std::uint64_t>(row.number(1)));
    return owners;
}

void insert_people(db::Connection& connection, std::uint16_t site_id, const std::vector<Person>& people,
                   base::Time now) {
    std::vector<std::vector<db::Value>> rows;
    rows.reserve(people.size());
    for (const Person& person : people) {
        const ContactColumns alternate(person.alternate_address);
        const ContactColumns mobile(person.mobile);
        rows.push_back({site_id,
                        to_text(person.kind),
                        person.given_names,
                        person.first_surname,
                        person.second_surname,
                        person.national_id,
                        person.employee_key,
                        person.active,
                        person.status_since,
                        alternate.value,
                        alternate.set_at,
                        alternate.confirmed_at,
                        alternate.confirmed_by,
                        mobile.value,
                        mobile.set_at,
                        mobile.confirmed_at,
                        mobile.confirmed_by,
                        work_centre_id(person),
                        person.data_updated_at,
                        now});
    }
    connection.change_many(kInsertMany, rows);
}

void update_people(db::Connection& connection, const std::vector<Person>& people) {
    std::vector<std::vector<db::Value>> rows;
    rows.reserve(people.size());
    for (const Person& person : people) {
        rows.push_back({to_text(person.kind), person.given_names, person.first_surname, person.second_surname,
                        person.national_id, person.employee_key, person.active, person.status_since,
                        work_centre_id(person), person.data_updated_at, person.id});
    }
    connection.change_many(kUpdate, rows);
}

bool replace_alternate_addresses(db::Connection& connection, const std::vector<ContactReplacement>& replacements) {
    return replace_contacts(connection, kReplaceAlternate, replacements);
}

bool replace_mobiles(db::Connection& connection, const std::vector<ContactReplacement>& replacements) {
    return replace_contacts(connection, kReplaceMobile, replacements);
}

}  // namespace valija::people
