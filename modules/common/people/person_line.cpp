// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/person_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/mail_address.h"
#include "base/text.h"
#include "people/date.h"
#include "people/line_cells.h"
#include "people/mobile.h"
#include "people/user_name.h"

namespace valija::people {

namespace {

using Cells = LineCells<PersonColumn>;

constexpr std::size_t kMaxNameCharacters = 100;
constexpr auto kTimeZoneSlack = std::chrono::hours(24);  // a register's date is local

constexpr std::size_t at(PersonColumn column) { return static_cast<std::size_t>(column); }

std::optional<PersonKind> read_kind(std::string_view text) {
    struct Word {
        std::string_view word;
        PersonKind kind;
    };
    static constexpr auto kWords = std::to_array<Word>({{"trabajador", PersonKind::Worker},
                                                        {"trabajadora", PersonKind::Worker},
                                                        {"administrativo", PersonKind::Worker},
                                                        {"administrativa", PersonKind::Worker},
                                                        {"docente", PersonKind::Teacher},
                                                        {"maestro", PersonKind::Teacher},
                                                        {"maestra", PersonKind::Teacher},
                                                        {"profesor", PersonKind::Teacher},
                                                        {"profesora", PersonKind::Teacher},
                                                        {"instructora", PersonKind::Instructor},
                                                        {"alumno", PersonKind::Student},
                                                        {"alumna", PersonKind::Student},
                                                        {"aprendiz", PersonKind::Student},
                                                        {"estudiante", PersonKind::Student},
                                                        {"directora", PersonKind::Director}});
    const std::string word = fold_name(text);
    if (const auto kind = parse_person_kind(word)) return kind;
    const auto* const found = std::find_if(kWords.begin(), kWords.end(), [&](const Word& w) { return w.word == word; });
    return found == kWords.end() ? std::nullopt : std::optional(found->kind);
}

std::optional<std::string> read_address(std::string_view text) {
    return base::is_mail_address(text) ? std::optional(base::to_lower(text)) : std::nullopt;
}

std::string read_employee_key(const Cells& cells, const EmployeeKeyPattern& pattern, const std::string& pattern_text) {
    std::string key = strip_employee_key(cells.text(PersonColumn::EmployeeKey));
    if (!key.empty() && !pattern.matches(key))
        cells.complain(PersonColumn::EmployeeKey, fmt::format("does not match the domain's pattern {}", pattern_text));
    return key;
}

std::string read_id(const Cells& cells, NationalIdKind kind) {
    std::string id = strip_national_id(kind, cells.text(PersonColumn::NationalId));
    const std::string_view what = id.empty() ? "is empty" : explain_national_id(kind, id);
    if (!what.empty()) cells.complain(PersonColumn::NationalId, what);
    return id;
}

// Who confirmed a contact stands above the register.
bool is_persons_own(const Contact& contact) {
    return contact.confirmed_by && *contact.confirmed_by != ConfirmedBy::Register;
}

Contact from_register(const std::string& value, bool confirmed, base::Time now) {
    return {.value = value,
            .set_at = now,
            .confirmed_at = confirmed ? std::optional(now) : std::nullopt,
            .confirmed_by = confirmed ? std::optional(ConfirmedBy::Register) : std::nullopt};
}

ContactChange merge_contact(std::optional<Contact>& contact, const std::optional<std::string>& value, bool confirmed,
                            base::Time now) {
    if (!value) return ContactChange::None;
    if (!contact || contact->value != *value) {
        if (contact && is_persons_own(*contact)) return ContactChange::Kept;
        contact = from_register(*value, confirmed, now);
        return ContactChange::Set;
    }
    if (!confirmed || contact->is_confirmed()) return ContactChange::None;
    contact->confirmed_at = now;
    contact->confirmed_by = ConfirmedBy::Register;
    return ContactChange::Confirmed;
}

ContactChange keep_away(const std::optional<std::string>& value) {
    return value ? ContactChange::Kept : ContactChange::None;
}

std::optional<std::uint32_t> work_centre_id(const Person& person) {
    return person.work_centre ? std::optional(person.work_centre->id) : std::nullopt;
}

bool is_same(const Person& a, const Person& b) {
    return a.kind == b.kind && a.given_names == b.given_names && a.first_surname == b.first_surname &&
           a.second_surname == b.second_surname && a.national_id == b.national_id && a.employee_key == b.employee_key &&
           a.active == b.active && a.status_since == b.status_since && work_centre_id(a) == work_centre_id(b) &&
           a.data_updated_at == b.data_updated_at;
}

}  // namespace

const std::vector<ImportColumn>& person_columns() {
    static const std::vector<ImportColumn> kColumns{
        {"national_id",
         {"curp", "cedula", "documento", "numero_de_documento", "numero_documento", "documento_de_identidad", "nuip"},
         true},
        {"employee_key",
         {"curt", "clave_de_empleado", "clave_empleado", "numero_de_empleado", "numero_empleado", "matricula", "codigo",
          "clave"},
         true},
        {"given_names", {"nombres", "nombre"}, true},
        {"first_surname", {"primer_apellido", "apellido_paterno"}, true},
        {"second_surname", {"segundo_apellido", "apellido_materno"}},
        {"kind", {"tipo"}},
        {"status", {"situacion", "estatus", "activo"}},
        {"status_since", {"desde", "situacion_desde"}},
        {"alternate_address", {"correo_alterno", "correo_personal"}},
        {"mobile", {"celular", "movil", "telefono_celular"}},
        {"work_centre", {"cct", "centro_de_trabajo", "clave_de_centro_de_trabajo", "centro"}},
        {"data_updated_at", {"datos_al", "actualizado", "actualizacion"}},
    };
    return kColumns;
}

PersonLineReader::PersonLineReader(std::string site_key, const std::vector<DomainProfile>& profiles, base::Time now,
                                   std::optional<base::Time> data_as_of)
    : site_key_(std::move(site_key)), now_(now), data_as_of_(data_as_of) {
    for (const DomainProfile& profile : profiles) {
        own_domains_.insert(profile.domain);
        rules_.push_back({profile.person_kinds, profile.national_id_kind,
                          EmployeeKeyPattern(profile.employee_key_pattern), profile.employee_key_pattern});
    }
    const auto& kinds = rules_.front().kinds;
    const bool has_workers = std::find(kinds.begin(), kinds.end(), PersonKind::Worker) != kinds.end();
    usual_kind_ = has_workers || kinds.empty() ? PersonKind::Worker : kinds.front();
}

const PersonLineReader::Rules& PersonLineReader::rules_for(PersonKind kind) const {
    const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const Rules& rules) {
        return std::find(rules.kinds.begin(), rules.kinds.end(), kind) != rules.kinds.end();
    });
    return found == rules_.end() ? rules_.front() : *found;
}

std::optional<PersonLine> PersonLineReader::read(const ImportCells& cells_of_line,
                                                 std::vector<ImportProblem>& problems) const {
    const Cells cells(cells_of_line, person_columns(), problems);
    PersonLine read;
    Person& person = read.person;
    read.line = cells.line();
    read.has_kind = !cells.text(PersonColumn::Kind).empty();
    read.has_status = !cells.text(PersonColumn::Status).empty();
    person.site_key = site_key_;
    person.kind =
        cells.optional(PersonColumn::Kind, "is not worker, teacher, instructor, student or director", read_kind)
            .value_or(usual_kind_);
    const Rules& rules = rules_for(person.kind);
    person.national_id = read_id(cells, rules.national_id_kind);
    person.employee_key = none_if_empty(read_employee_key(cells, rules.pattern, rules.pattern_text));
    person.given_names = cells.words(PersonColumn::GivenNames, kMaxNameCharacters, true);
    person.first_surname = cells.words(PersonColumn::FirstSurname, kMaxNameCharacters, true);
    person.second_surname = none_if_empty(cells.words(PersonColumn::SecondSurname, kMaxNameCharacters, false));
    person.active = cells.optional(PersonColumn::Status, "is not activo or inactivo", read_status).value_or(true);
    if (const auto since = cells.optional(PersonColumn::StatusSince, "is no date (2026-11-25)", read_date))
        person.status_since = to_sql_date(*since);
    person.data_updated_at = data_as_of_;
    if (const auto date = cells.optional(PersonColumn::DataUpdatedAt, "is no date (2026-11-25)", read_date)) {
        person.data_updated_at = base::Time(std::chrono::sys_days(*date));
        if (*person.data_updated_at > now_ + kTimeZoneSlack)
            cells.complain(PersonColumn::DataUpdatedAt, "lies in the future");
    }
    read.alternate_address = cells.optional(PersonColumn::AlternateAddress, "is no mail address", read_address);
    // A mailbox here would lock its own credential in.
    if (read.alternate_address && own_domains_.contains(std::string(base::domain_of(*read.alternate_address))))
        cells.complain(PersonColumn::AlternateAddress, "is an address of this institution itself");
    read.mobile = cells.optional(PersonColumn::Mobile, "is no mobile number", [&](std::string_view text) {
        return read_mobile(text, country_code(rules.national_id_kind));
    });
    read.cct = cells.optional(PersonColumn::WorkCentre, "is no work centre's key", [&](std::string_view text) {
        return read_work_centre_key(rules.national_id_kind, text);
    });
    return cells.are_good() ? std::optional(std::move(read)) : std::nullopt;
}

PersonFields PersonLineReader::fields(const ImportCells& cells) const {
    return {.second_surname = cells.has(at(PersonColumn::SecondSurname)),
            .status_since = cells.has(at(PersonColumn::StatusSince)),
            .work_centre = cells.has(at(PersonColumn::WorkCentre))};
}

PersonMerge merge_person(const Person& existing, const PersonLine& line, const PersonFields& fields,
                         bool contacts_confirmed, base::Time now) {
    PersonMerge merge{.person = existing};
    Person& person = merge.person;
    person.given_names = line.person.given_names;
    person.first_surname = line.person.first_surname;
    if (line.person.employee_key) person.employee_key = line.person.employee_key;
    if (fields.second_surname) person.second_surname = line.person.second_surname;
    if (line.has_kind) person.kind = line.person.kind;
    if (line.has_status) person.active = line.person.active;
    if (fields.status_since) person.status_since = line.person.status_since;
    if (fields.work_centre) person.work_centre = line.person.work_centre;
    if (line.person.data_updated_at) person.data_updated_at = line.person.data_updated_at;
    merge.is_changed = !is_same(person, existing);
    merge.alternate_address =
        person.alternate_address_taken_away
            ? keep_away(line.alternate_address)
            : merge_contact(person.alternate_address, line.alternate_address, contacts_confirmed, now);
    merge.mobile = person.mobile_taken_away ? keep_away(line.mobile)
                                            : merge_contact(person.mobile, line.mobile, contacts_confirmed, now);
    return merge;
}

Person new_person(const PersonLine& line, bool contacts_confirmed, base::Time now) {
    Person person = line.person;
    if (line.alternate_address)
        person.alternate_address = from_register(*line.alternate_address, contacts_confirmed, now);
    if (line.mobile) person.mobile = from_register(*line.mobile, contacts_confirmed, now);
    return person;
}

}  // namespace valija::people
