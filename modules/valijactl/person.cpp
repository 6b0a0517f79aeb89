// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/person.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "accounts/recovery_request_store.h"
#include "base/text.h"
#include "people/person_import.h"
#include "valijactl/registers.h"

namespace valija::valijactl {

namespace {

using people::Person;

// The options of person add in the order of people::PersonColumn.
const std::vector<std::string_view>& add_settings() {
    static const std::vector<std::string_view> kSettings{
        "--national-id", "--employee-key", "--given-names",  "--first-surname",     "--second-surname",
        "--kind",        "--status",       "--status-since", "--alternate-address", "--mobile",
        "--work-centre", "--data-as-of",   "--site"};
    return kSettings;
}

// What the operator typed as the one line of a register.
struct TypedLine {
    people::CsvRecord record;
    std::vector<std::optional<std::size_t>> places;
};

TypedLine typed_line(const Options& options) {
    TypedLine typed;
    for (std::size_t i = 0; i < people::person_columns().size(); ++i) {
        const std::string_view option = add_settings()[i];
        typed.places.push_back(options.has(option) ? std::optional(typed.record.fields.size()) : std::nullopt);
        if (options.has(option)) typed.record.fields.push_back(options.text_or(option, ""));
    }
    return typed;
}

int refuse_problems(const std::vector<people::ImportProblem>& problems) {
    for (const auto& problem : problems) refuse(ImportFrame::to_line(problem));
    return kRefused;
}

std::optional<Person> find_by_either_key(db::Connection& connection, const RegisterSite& site,
                                         const std::string& typed) {
    const std::string id = people::strip_national_id(national_id_kind(site), typed);
    if (auto person = people::find_by_national_id(connection, site.key, id)) return person;
    return people::find_by_employee_key(connection, site.key, people::strip_employee_key(typed));
}

std::string contact_text(const std::optional<people::Contact>& contact) {
    if (!contact) return "-";
    return fmt::format("{}\t{}", contact->value,
                       contact->confirmed_by ? "confirmed by " + std::string(people::to_text(*contact->confirmed_by))
                                             : "not confirmed");
}

void print_lines(const Person& person) {
    const auto or_dash = [](const std::optional<std::string>& text) { return text.value_or("-"); };
    fmt::print("person\t{}\nsite\t{}\nkind\t{}\ngiven_names\t{}\nfirst_surname\t{}\nsecond_surname\t{}\n", person.id,
               person.site_key, people::to_text(person.kind), person.given_names, person.first_surname,
               or_dash(person.second_surname));
    fmt::print("national_id\t{}\nemployee_key\t{}\nstatus\t{}\t{}\n", or_dash(person.national_id),
               or_dash(person.employee_key), person.active ? "active" : "inactive", or_dash(person.status_since));
    fmt::print("alternate_address\t{}\nmobile\t{}\n", contact_text(person.alternate_address),
               contact_text(person.mobile));
    fmt::print("work_centre\t{}\n",
               person.work_centre ? person.work_centre->cct + '\t' + person.work_centre->name : "-");
    fmt::print("data_updated_at\t{}\n", person.data_updated_at ? base::to_sql(*person.data_updated_at) : "-");
}

nlohmann::ordered_json contact_json(const std::optional<people::Contact>& contact) {
    if (!contact) return nullptr;
    nlohmann::ordered_json json{{"value", contact->value},
                                {"set_at", base::to_sql(contact->set_at)},
                                {"confirmed_at", nullptr},
                                {"confirmed_by", nullptr}};
    if (contact->confirmed_at) json["confirmed_at"] = base::to_sql(*contact->confirmed_at);
    if (contact->confirmed_by) json["confirmed_by"] = people::to_text(*contact->confirmed_by);
    return json;
}

void print_json(const Person& person) {
    const auto or_null = [](const auto& maybe) { return maybe ? nlohmann::ordered_json(*maybe) : nullptr; };
    nlohmann::ordered_json json{{"person_id", person.id},
                                {"site", person.site_key},
                                {"kind", people::to_text(person.kind)},
                                {"given_names", person.given_names},
                                {"first_surname", person.first_surname},
                                {"second_surname", or_null(person.second_surname)},
                                {"national_id", or_null(person.national_id)},
                                {"employee_key", or_null(person.employee_key)},
                                {"active", person.active},
                                {"status_since", or_null(person.status_since)},
                                {"alternate_address", contact_json(person.alternate_address)},
                                {"mobile", contact_json(person.mobile)},
                                {"work_centre", nullptr},
                                {"data_updated_at", nullptr}};
    if (person.work_centre)
        json["work_centre"] = {{"cct", person.work_centre->cct}, {"name", person.work_centre->name}};
    if (person.data_updated_at) json["data_updated_at"] = base::to_sql(*person.data_updated_at);
    fmt::print("{}\n", json.dump());
}

int print_person(const Person& person, bool as_json) {
    as_json ? print_json(person) : print_lines(person);
    return kDone;
}

std::optional<std::uint64_t> parse_id(const std::string& text) {
    std::uint64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(id) : std::nullopt;
}

}  // namespace

int add_person(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {"--contacts-confirmed", "--json"}, add_settings());
    if (!options || !options->words().empty() || !options->has("--site")) return complain_usage("person add");
    const auto site = find_register_site(world, options->text_or("--site", ""));
    if (!site) return kRefused;
    const auto outbox = outbox::Outbox::from_config(world.config(), world.random());
    people::PersonRegister target(world.pool(), outbox, site->id, site->key, site->profiles,
                                  {.contacts_confirmed = options->has("--contacts-confirmed"), .data_as_of = {}},
                                  world.clock().now());
    std::vector<people::ImportProblem> problems;
    const TypedLine typed = typed_line(*options);
    target.add(people::ImportCells(typed.record, typed.places), problems);
    if (!problems.empty()) return refuse_problems(problems);
    const std::string id = people::strip_national_id(national_id_kind(*site), options->text_or("--national-id", ""));
    if (people::find_by_national_id(*world.pool().take(), site->key, id))
        return refuse("a person with this national ID is in the register already");
    people::ImportTally tally;
    target.write_batch(tally, problems);
    if (!problems.empty()) return refuse_problems(problems);
    const auto person = people::find_by_national_id(*world.pool().take(), site->key, id);
    return person ? print_person(*person, options->has("--json")) : kRefused;
}

int show_person(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {"--json"}, {"--site"});
    if (!options || options->words().size() != 1) return complain_usage("person show");
    const std::string& word = options->words().front();
    std::optional<Person> person;
    if (options->has("--site")) {
        const auto site = find_register_site(world, options->text_or("--site", ""));
        if (!site) return kRefused;
        person = find_by_either_key(*world.pool().take(), *site, word);
    } else if (const auto id = parse_id(word)) {
        world.open_database();
        person = people::find_person(*world.pool().take(), *id);
    } else {
        return complain_usage("person show");
    }
    if (!person) return refuse("there is no such person");
    return print_person(*person, options->has("--json"));
}

int import_people(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {"--dry-run", "--contacts-confirmed", "--json"},
                                        {"--site", "--encoding", "--errors", "--max-errors", "--data-as-of"});
    if (!options || options->words().size() != 1 || !options->has("--site")) return complain_usage("person import");
    std::optional<base::Time> data_as_of;
    if (options->has("--data-as-of")) {
        data_as_of = parse_day(options->text_or("--data-as-of", ""));
        if (!data_as_of || *data_as_of > world.clock().now()) return refuse("--data-as-of takes a day: 2026-11-25");
    }
    const auto site = find_register_site(world, options->text_or("--site", ""));
    if (!site) return kRefused;
    const auto frame = ImportFrame::open(*options);
    if (!frame) return kRefused;
    const auto outbox = outbox::Outbox::from_config(world.config(), world.random());
    const people::PersonImportOptions choice{.dry_run = options->has("--dry-run"),
                                             .contacts_confirmed = options->has("--contacts-confirmed"),
                                             .data_as_of = data_as_of,
                                             .contact_replaced = accounts::void_recovery_requests_of};
    people::PersonRegister target(world.pool(), outbox, site->id, site->key, site->profiles, choice,
                                  world.clock().now());
    return frame->run(target, choice.dry_run);
}

}  // namespace valija::valijactl
